package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.feeds.file.Box;
import tradingagents.model.market.Bar;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.testkit.vendors.TiingoMarket;
import tradingagents.testkit.vendors.VendorStub;
import tradingagents.testkit.vendors.VendorStub.Asked;
import tradingagents.testkit.vendors.VendorStub.Reply;

/** Market data of vendors, as a person types for them; the vendors are stubs on the loopback. */
class LiveDataTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<Bar> BARS =
      new Box(TradingCalendar.usEquities())
          .series(new Symbol("AAPL")).orThrow().bars().stream()
              .filter(bar -> bar.session().isAfter(LocalDate.of(2014, 6, 9)))
              .toList();

  /** A Friday morning in New York, while the exchange trades. */
  private static final Instant MORNING = Instant.parse("2018-05-11T15:00:00Z");

  @TempDir private Path folder;

  /** Time goes on as it does here, from another start. */
  private static InstantSource from(Instant start) {
    InstantSource here = InstantSource.system();
    Duration back = Duration.between(start, here.instant());
    return () -> here.instant().minus(back);
  }

  private Typed type(VendorStub stub, Instant now, Map<String, String> more, String... args) {
    Map<String, String> variables = new HashMap<>(TiingoMarket.variables(stub));
    variables.put("TRADINGAGENTS_HOME", Typed.root().toString());
    variables.putAll(more);
    return Typed.at(from(now), variables, args);
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private static VendorStub market(Instant now) throws IOException {
    return new VendorStub(new TiingoMarket(BARS, from(now)::instant));
  }

  @Test
  void bars_are_asked_for_once_and_shown_with_their_origin() throws IOException {
    try (VendorStub stub = market(MORNING)) {
      String[] words = {
        "data",
        "bars",
        "AAPL",
        "--from",
        "2018-05-07",
        "--to",
        "2018-05-10",
        "--json",
        "--data",
        data()
      };
      Typed typed = type(stub, MORNING, Map.of(), words);
      assertThat(typed.err()).isEmpty();
      JsonNode bars = JSON.readTree(typed.out());
      assertThat(bars.path("vendor").textValue()).isEqualTo("tiingo");
      assertThat(bars.path("bars")).hasSize(4);
      JsonNode last = bars.path("bars").get(3);
      assertThat(last.path("date").textValue()).isEqualTo("2018-05-10");
      assertThat(last.path("close").textValue()).isEqualTo("190.039993");
      assertThat(last.path("currency").textValue()).isEqualTo("USD");
      assertThat(type(stub, MORNING, Map.of(), words).out()).isEqualTo(typed.out());
      assertThat(stub.asked()).hasSize(1);
    }
  }

  @Test
  void a_run_on_vendors_data_reads_their_news_and_fills_at_a_real_quote() throws IOException {
    try (VendorStub stub = market(MORNING)) {
      Typed typed =
          type(
              stub,
              MORNING,
              Map.of(),
              "analyze",
              "AAPL",
              "--dataset",
              "tiingo",
              "--json",
              "--quiet",
              "--data",
              data());
      assertThat(typed.code()).as(typed.err() + typed.out()).isZero();
      JsonNode run = JSON.readTree(typed.out());
      assertThat(run.path("session").textValue()).isEqualTo("2018-05-10");
      assertThat(run.path("notes").toString()).contains("the newest finished session");
      JsonNode fill = run.path("order").path("fills").path(0);
      // The ask is one dollar above the last close, 188.59; five basis points on top.
      assertThat(fill.path("price").textValue()).isEqualTo("189.69");
      assertThat(fill.path("session").textValue()).isEqualTo("2018-05-11");
      assertThat(fill.path("at").textValue()).startsWith("2018-05-11T15:0");
      int asked = stub.asked().size();
      Typed again =
          type(stub, MORNING, Map.of(), "replay", run.path("runId").textValue(), "--data", data());
      assertThat(again.code()).as(again.out()).isZero();
      assertThat(again.out()).contains("turns are the same to the byte");
      assertThat(stub.asked()).hasSize(asked);
    }
  }

  @Test
  void while_the_exchange_is_closed_an_order_waits() throws IOException {
    Instant night = Instant.parse("2018-05-12T02:00:00Z");
    try (VendorStub stub = market(night)) {
      Typed typed =
          type(
              stub,
              night,
              Map.of(),
              "analyze",
              "AAPL",
              "--dataset",
              "market",
              "--json",
              "--quiet",
              "--data",
              data());
      assertThat(typed.code()).as(typed.err() + typed.out()).isZero();
      JsonNode order = JSON.readTree(typed.out()).path("order");
      assertThat(order.path("status").textValue()).isEqualTo("WORKING");
      assertThat(order.path("note").textValue()).isEqualTo("waits: the exchange is closed");
      assertThat(order.path("fills")).isEmpty();
    }
  }

  @Test
  void a_stale_quote_fills_nothing() throws IOException {
    try (VendorStub stub =
        new VendorStub(new TiingoMarket(BARS, from(MORNING.minusSeconds(100))::instant))) {
      Typed typed =
          type(
              stub,
              MORNING,
              Map.of(),
              "analyze",
              "AAPL",
              "--dataset",
              "market",
              "--json",
              "--quiet",
              "--data",
              data());
      JsonNode order = JSON.readTree(typed.out()).path("order");
      assertThat(order.path("status").textValue()).isEqualTo("WORKING");
      assertThat(order.path("note").textValue())
          .matches("waits: the quote of tiingo is \\d+ s old, 60 s are allowed");
    }
  }

  @Test
  void a_backfill_that_is_typed_again_asks_for_nothing() throws IOException {
    try (VendorStub stub = market(MORNING)) {
      String[] words = {
        "data", "backfill", "AAPL", "MSFT", "--from", "2015-01-01", "--data", data()
      };
      Typed typed = type(stub, MORNING, Map.of(), words);
      assertThat(typed.code()).as(typed.err()).isZero();
      assertThat(typed.out())
          .contains("[1/2] AAPL: 845 bars, 2015-01-02 to 2018-05-10", "[2/2] MSFT: ");
      assertThat(stub.asked()).hasSize(2);
      type(stub, MORNING, Map.of(), words);
      assertThat(stub.asked()).hasSize(2);
    }
  }

  @Test
  void two_vendors_that_disagree_are_shown_with_both_closes() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
    BARS.stream()
        .filter(bar -> bar.session().isAfter(LocalDate.of(2018, 4, 30)))
        .filter(bar -> bar.session().isBefore(LocalDate.of(2018, 5, 11)))
        .forEach(bar ->
            csv.append(bar.session())
                .append(',')
                .append(bar.open())
                .append(",500,1,")
                .append(bar.session().equals(LocalDate.of(2018, 5, 8)) ? "187.05" : bar.close())
                .append(',')
                .append(bar.volume())
                .append('\n'));
    Files.writeString(own.resolve("AAPL.csv"), csv);
    Map<String, String> folderOf = Map.of("CSV_FOLDER", own.toString());
    String[] words = {
      "data",
      "compare",
      "AAPL",
      "--vendor",
      "tiingo",
      "--against",
      "csv",
      "--from",
      "2018-05-01",
      "--to",
      "2018-05-10",
      "--data",
      data()
    };
    try (VendorStub stub = market(MORNING)) {
      Typed typed = type(stub, MORNING, folderOf, words);
      assertThat(typed.code()).as(typed.err() + typed.out()).isEqualTo(1);
      assertThat(typed.out().strip().lines())
          .containsExactly(
              "AAPL: 8 sessions of tiingo and csv, 1 apart",
              "2018-05-08  tiingo says 186.050003, csv says 187.05");
      List<String> wide = new ArrayList<>(List.of(words));
      wide.addAll(List.of("--bps", "60", "--json"));
      Typed agree = type(stub, MORNING, folderOf, wide.toArray(String[]::new));
      assertThat(agree.code()).as(agree.err()).isZero();
      assertThat(JSON.readTree(agree.out()).path("sessions").intValue()).isEqualTo(8);
      words[6] = "tiingo";
      assertThat(type(stub, MORNING, folderOf, words).err()).contains("name two vendors");
    }
  }

  @Test
  void a_bar_that_a_vendor_changed_afterwards_is_shown_before_and_after() throws IOException {
    String[] show = {"data", "revisions", "AAPL", "--vendor", "tiingo", "--data", data()};
    String[] fill = {
      "data", "backfill", "AAPL", "--vendor", "tiingo", "--from", "2018-01-02", "--data", data()
    };
    try (VendorStub stub = market(MORNING)) {
      assertThat(type(stub, MORNING, Map.of(), fill).code()).isZero();
      assertThat(type(stub, MORNING, Map.of(), show).out())
          .startsWith("no stored bar of AAPL was seen to change");
    }
    List<Bar> changed = new ArrayList<>(BARS);
    changed.replaceAll(bar ->
        bar.session().equals(LocalDate.of(2018, 5, 9))
            ? new Bar(
                bar.session(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.high(),
                bar.volume(),
                bar.adjustedClose(),
                bar.knownAt())
            : bar);
    Instant later = MORNING.plus(Duration.ofDays(3));
    try (VendorStub stub = new VendorStub(new TiingoMarket(changed, from(later)::instant))) {
      assertThat(type(stub, later, Map.of(), fill).code()).isZero();
      Typed typed = type(stub, later, Map.of(), show);
      assertThat(typed.out())
          .startsWith("changed bars of AAPL: 1")
          .contains("2018-05-09  seen 2018");
    }
  }

  @Test
  void when_no_vendor_can_answer_one_line_names_each_reason() throws IOException {
    try (VendorStub stub = new VendorStub(asked -> Reply.of(404, "{\"detail\":\"Not found.\"}"))) {
      Typed typed = type(stub, MORNING, Map.of(), "data", "bars", "NOPE", "--data", data());
      assertThat(typed.code()).isEqualTo(4);
      assertThat(typed.out()).isEmpty();
      assertThat(typed.err().strip().lines()).hasSize(1);
      assertThat(typed.err())
          .startsWith("No vendor can answer for bars of NOPE")
          .contains("tiingo: UNKNOWN_SYMBOL: no such ticker; yahoo: UNKNOWN_SYMBOL");
    }
  }

  @Test
  void a_key_that_a_vendor_echoes_is_never_shown() throws IOException {
    Function<Asked, Reply> echo = asked -> Reply.of(401, "bad key test-key");
    try (VendorStub stub = new VendorStub(echo)) {
      Typed typed =
          type(
              stub,
              MORNING,
              Map.of("DATA_CHAIN_QUOTE", "tiingo"),
              "data",
              "quote",
              "AAPL",
              "--data",
              data());
      assertThat(typed.code()).isEqualTo(4);
      assertThat(typed.err()).contains("bad key ***").doesNotContain("test-key");
    }
  }

  @Test
  void vendors_says_what_switches_each_on() throws IOException {
    try (VendorStub stub = market(MORNING)) {
      type(stub, MORNING, Map.of(), "data", "quote", "AAPL", "--data", data());
      Typed typed = type(stub, MORNING, Map.of(), "vendors", "--data", data());
      assertThat(typed.out())
          .contains("tiingo", "100.0 %", "FRED_API_KEY is not set (a free key: https://")
          .doesNotContain("test-key");
      JsonNode all =
          JSON.readTree(type(stub, MORNING, Map.of(), "vendors", "--json", "--data", data()).out());
      assertThat(all.path("vendors").path(0).path("on").booleanValue()).isTrue();
      assertThat(all.path("vendors").path(0).path("callsToday").intValue()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          data bars ../etc | a symbol is 1 to 15 letters
          data bars ΑAPL | a symbol is 1 to 15 letters
          data bars AAPL --from 2018-05-10 --to 2018-05-01 | swap them
          data bars AAPL --to 2099-01-01 | --to is 2000-01-01 to 2027-12-31
          data bars AAPL --to 2027-01-01 | is in the future
          data bars AAPL --from 1900-01-01 | --from is 2000-01-01 to 2027-12-31
          data bars AAPL --vendor bloomberg | --vendor is market or one of tiingo
          data macro UN-RATE | a series is 1 to 40 letters
          data quote AAPL --vendor fred | fred: FRED_API_KEY is not set
          analyze AAPL --dataset ../x | --dataset must be box, market or a vendor's name
          analyze AAPL --dataset nobody | there is no vendor 'nobody'
          """)
  void bad_words_are_refused_with_one_sentence(String words, String sentence) throws IOException {
    try (VendorStub stub = market(MORNING)) {
      String[] args = (words + " --data " + data()).split(" ");
      Typed typed = type(stub, MORNING, Map.of(), args);
      assertThat(typed.code()).isIn(2, 4);
      assertThat(typed.err()).containsIgnoringCase(sentence);
      assertThat(stub.asked()).isEmpty();
    }
  }

  @Test
  void a_file_is_checked() throws IOException {
    Path file = folder.resolve("bars.csv");
    StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
    List<Bar> year = BARS.subList(0, 200);
    for (int i = 0; i < year.size(); i++) {
      String price = i < 100 ? "100.5" : "1.005";
      csv.append(year.get(i).session()).append(',');
      csv.append(
          "%s,%s,%s,%s,%d%n".formatted(price + i % 7, price + "9", price + "0", price + i % 5, i));
    }
    Files.writeString(file, csv);
    try (VendorStub stub = market(MORNING)) {
      Typed typed = type(stub, MORNING, Map.of(), "data", "check", file.toString());
      assertThat(typed.code()).isEqualTo(1);
      assertThat(typed.out()).contains("HUNDREDFOLD (fatal) " + year.get(100).session());
    }
  }
}
