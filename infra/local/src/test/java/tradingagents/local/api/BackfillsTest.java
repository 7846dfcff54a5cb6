package tradingagents.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tradingagents.feeds.file.Box;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.local.api.Api.Answer;
import tradingagents.model.market.Bar;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.testkit.vendors.TiingoMarket;
import tradingagents.testkit.vendors.VendorStub;

/** Backfills as somebody asks for them and follows them, over bus, queue and vendor. */
class BackfillsTest {
  private static final String START = "POST /v1/data/backfills";
  private static final String SHOW = "GET /v1/data/backfills/{id}";
  private static final Instant NOW = Instant.parse("2018-05-11T15:00:00Z");

  private static VendorStub vendor;
  private static EmbeddedStack stack;
  private static Api api;

  @BeforeAll
  static void start() throws IOException {
    List<Bar> bars =
        new Box(TradingCalendar.usEquities())
            .series(new Symbol("AAPL")).orThrow().bars().stream()
                .filter(bar -> bar.session().isAfter(LocalDate.of(2016, 1, 1)))
                .toList();
    TiingoMarket market = new TiingoMarket(bars, () -> NOW);
    vendor =
        new VendorStub(asked ->
            asked.path().startsWith("/tiingo/daily/gone/")
                ? VendorStub.Reply.of(404, "{\"detail\":\"Not found.\"}")
                : market.apply(asked));
    Map<String, String> variables = new HashMap<>(TiingoMarket.variables(vendor));
    stack =
        EmbeddedStack.start(
            new EmbeddedStack.Setup(
                Stacks.TEMPLATE, Optional.empty(), () -> NOW, "test", variables, true));
    api = new Api(stack, "ada");
  }

  @AfterAll
  static void stop() {
    stack.close();
    vendor.close();
  }

  private static JsonNode ended(String id) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      JsonNode backfill = api.call(SHOW, id, Map.of()).json();
      if (backfill.path("symbols").findValuesAsText("state").stream()
          .allMatch(state -> List.of("done", "failed").contains(state))) {
        return backfill;
      }
      Thread.sleep(50);
    }
    throw new AssertionError(id + " does not end");
  }

  @Test
  void what_is_begun_is_brought_by_the_vendor_and_one_that_is_unknown_stops_no_other()
      throws InterruptedException {
    Answer begun = api.post(START, "{\"symbols\":[\"AAPL\",\"GONE\"],\"from\":\"2017-01-01\"}");
    assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    String id = begun.json().path("backfillId").textValue();
    assertThat(begun.headers()).containsEntry("location", "/v1/data/backfills/" + id);

    JsonNode done = ended(id);

    JsonNode aapl = done.path("symbols").path(0);
    assertThat(aapl.path("state").textValue()).as(done.toString()).isEqualTo("done");
    assertThat(aapl.path("lastSession").textValue()).isEqualTo("2018-05-10");
    assertThat(aapl.path("sessions").intValue())
        .isEqualTo(
            TradingCalendar.usEquities()
                .sessionsBetween(LocalDate.of(2016, 12, 31), LocalDate.of(2018, 5, 10)));
    JsonNode gone = done.path("symbols").path(1);
    assertThat(gone.path("state").textValue()).isEqualTo("failed");
    assertThat(gone.path("reason").textValue()).contains("GONE");
    assertThat(done.path("slicesDone").intValue()).isEqualTo(1);

    long before = calls();
    String again =
        api.post(START, "{\"symbols\":[\"AAPL\"],\"from\":\"2017-01-01\"}")
            .json()
            .path("backfillId")
            .textValue();
    assertThat(ended(again).path("slicesDone").intValue()).isEqualTo(1);
    assertThat(calls()).as("what is stored costs no call").isEqualTo(before);
    assertThat(new Api(stack, "eve").call(SHOW, id, Map.of()).status()).isEqualTo(404);
  }

  private static long calls() {
    return vendor.asked().stream()
        .filter(asked -> asked.path().startsWith("/tiingo/daily/aapl/"))
        .count();
  }

  @Test
  void who_may_only_look_begins_none() {
    Answer refused =
        new Api(stack, "vera", "viewer")
            .post(START, "{\"symbols\":[\"AAPL\"],\"from\":\"2017-01-01\"}");
    assertThat(refused.status()).isEqualTo(403);
  }
}
