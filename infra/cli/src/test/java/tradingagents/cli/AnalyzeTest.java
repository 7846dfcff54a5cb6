package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tradingagents.chain.json.OutcomeJson;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.local.EmbeddedStack;

/** One decision, end to end, as a person types it: the whole chain on the embedded stack. */
class AnalyzeTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Set<String> STEPS =
      Set.of(
          "market-analyst",
          "news-analyst",
          "sentiment-analyst",
          "fundamentals-analyst",
          "bull-researcher",
          "bear-researcher",
          "research-manager",
          "trader",
          "aggressive-risk",
          "conservative-risk",
          "neutral-risk",
          "portfolio-manager",
          "risk-check",
          "broker-action");

  @TempDir private Path folder;

  @Test
  void json_is_one_document_of_the_promised_shape() throws IOException {
    Typed typed = analyze("AAPL", "--json", "--quiet");

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.err()).isEmpty();
    JsonNode run = JSON.readTree(typed.out());
    fields(
        run,
        "runId symbol asOf session status decision riskVerdict order outcomes claims evidence cost"
            + " report notes correlationId");
    assertThat(run.path("symbol").textValue()).isEqualTo("AAPL");
    assertThat(run.path("asOf").textValue()).isEqualTo("2018-05-10");
    assertThat(run.path("session").textValue()).isEqualTo("2018-05-10");
    assertThat(run.path("status").textValue()).isEqualTo("CLOSED");
    JsonNode decision = run.path("decision");
    fields(
        decision, "rating targetWeight confidence summary thesis priceTarget timeHorizon samples");
    assertThat(decision.path("targetWeight").isNumber()).isTrue();
    assertThat(decision.path("confidence").isNumber()).isTrue();
    JsonNode verdict = run.path("riskVerdict");
    fields(verdict, "approved checks note");
    assertThat(verdict.path("approved").isBoolean()).isTrue();
    for (JsonNode check : verdict.path("checks")) {
      fields(check, "rule value limit passed");
    }
    JsonNode order = run.path("order");
    fields(order, "clientOrderId symbol side quantity status fills note");
    decimal(order.path("quantity"));
    for (JsonNode fill : order.path("fills")) {
      fields(fill, "executionId quantity price commission session at");
      decimal(fill.path("quantity"));
      decimal(fill.path("price"));
      decimal(fill.path("commission"));
    }
    outcomes(run.path("outcomes"));
    for (JsonNode line : run.path("evidence")) {
      fields(line, "claim said value source knownAt status");
    }
    assertThat(run.path("evidence").size()).isPositive();
    decimal(run.path("cost").path("usd"));
    for (String kind : List.of("markdown", "html")) {
      assertThat(Path.of(run.path("report").path(kind).textValue())).isRegularFile();
    }
    String runId = run.path("runId").textValue();
    JsonNode again = JSON.readTree(Typed.answer("show", runId, "--json", "--data", data()));
    for (String same :
        List.of("decision", "riskVerdict", "order", "outcomes", "evidence", "report")) {
      assertThat(again.path(same)).as(same).isEqualTo(run.path(same));
    }
    assertThat(Typed.answer("runs", "--data", data())).contains(runId, "AAPL", "CLOSED");
  }

  private static void outcomes(JsonNode outcomes) {
    TreeSet<String> spoke = new TreeSet<>();
    for (JsonNode outcome : outcomes) {
      fields(
          outcome,
          "step round type model promptHash tokensIn tokensOut costUsd startedAt" + " finishedAt");
      assertThat(outcome.path("round").isInt()).isTrue();
      decimal(outcome.path("costUsd"));
      assertThat(Instant.parse(outcome.path("startedAt").textValue()))
          .isBeforeOrEqualTo(Instant.parse(outcome.path("finishedAt").textValue()));
      assertThat(spoke.add(outcome.path("step").textValue())).as("spoke once").isTrue();
    }
    assertThat(spoke).isEqualTo(new TreeSet<>(STEPS));
  }

  @Test
  void a_second_analysis_charges_the_same_account_and_a_fresh_one_does_not() throws IOException {
    JsonNode first = json("AAPL");
    JsonNode second = json("AAPL");
    JsonNode fresh = json("AAPL", "--fresh");

    assertThat(first.path("runId")).isNotEqualTo(second.path("runId"));
    assertThat(first.path("riskVerdict").path("note").textValue()).contains("held 0 AAPL");
    String bought = first.path("order").path("quantity").textValue();
    assertThat(second.toString()).contains("held " + bought + " AAPL");
    assertThat(fresh.path("order").path("quantity"))
        .isEqualTo(first.path("order").path("quantity"));
  }

  @Test
  void the_last_session_leaves_a_working_order_and_says_so() throws IOException {
    Typed typed = analyze("AAPL", "--as-of", "2018-05-11", "--json", "--quiet");
    JsonNode run = JSON.readTree(typed.out());

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(run.path("order").path("status").textValue()).isEqualTo("WORKING");
    assertThat(run.path("order").path("fills").size()).isZero();
    assertThat(run.path("notes").toString()).contains("last session", "The order is WORKING");
    Typed card = Typed.command("show", run.path("runId").textValue(), "--data", data());
    assertThat(card.code()).isZero();
    assertThat(card.out()).contains("WORKING", "Report     ");
  }

  @Test
  void a_closed_date_uses_the_session_before_and_says_which() throws IOException {
    JsonNode sunday = json("AAPL", "--as-of", "2018-03-04");
    JsonNode holiday = json("AAPL", "--as-of", "2017-11-23");
    JsonNode early = json("AAPL", "--as-of", "2017-11-24");

    assertThat(sunday.path("session").textValue()).isEqualTo("2018-03-02");
    assertThat(sunday.path("notes").toString()).contains("2018-03-04 is a Sunday", "2018-03-02");
    assertThat(holiday.path("session").textValue()).isEqualTo("2017-11-22");
    assertThat(holiday.path("notes").toString()).contains("Thanksgiving", "2017-11-22");
    assertThat(early.path("session").textValue()).isEqualTo("2017-11-24");
    assertThat(early.path("evidence").toString()).contains("2017-11-24T18:00:00Z");
  }

  @Test
  void a_given_portfolio_is_the_account_and_a_price_that_is_missing_refuses_the_order()
      throws IOException {
    Path given = folder.resolve("portfolio.json");
    Files.writeString(
        given,
        "{\"cash\":\"50000\",\"positions\":[{\"symbol\":\"AAPL\",\"quantity\":\"10\","
            + "\"averageCost\":\"100\"}]}");
    JsonNode run = json("AAPL", "--portfolio", given.toString());
    assertThat(run.toString()).contains("held 10 AAPL").doesNotContain("No portfolio was given");

    Files.writeString(
        given,
        "{\"cash\":\"50000\",\"positions\":[{\"symbol\":\"MSFT\",\"quantity\":\"10\","
            + "\"averageCost\":\"100\"}]}");
    Typed refused = analyze("AAPL", "--json", "--quiet", "--portfolio", given.toString());
    JsonNode why = JSON.readTree(refused.out());
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(why.path("status").textValue()).isEqualTo("CLOSED");
    assertThat(why.path("riskVerdict").path("approved").booleanValue()).isFalse();
    assertThat(why.path("order").isNull()).isTrue();
  }

  @Test
  void scripts_end_as_documented_and_their_markup_stays_text() throws IOException {
    Path script = folder.resolve("script.json");
    Files.writeString(
        script,
        "{\"answers\":[{\"step\":\"portfolio-manager\",\"garbage\":\"who knows\"}],"
            + "\"otherwise\":\"rules\"}");
    Typed review = analyze("AAPL", "--json", "--quiet", "--model", "script:" + script);
    assertThat(review.code()).as(review.err()).isZero();
    assertThat(JSON.readTree(review.out()).path("status").textValue()).isEqualTo("REVIEW");
    assertThat(JSON.readTree(review.out()).path("order").isNull()).isTrue();

    Files.writeString(
        script,
        "{\"answers\":[{\"step\":\"bull-researcher\",\"failure\":\"FORBIDDEN\"}],"
            + "\"otherwise\":\"rules\"}");
    Typed failed = analyze("AAPL", "--json", "--quiet", "--model", "script:" + script);
    assertThat(failed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(JSON.readTree(failed.out()).path("status").textValue()).isEqualTo("FAILED");

    Files.writeString(
        script,
        "{\"answers\":[{\"step\":\"bull-researcher\",\"answer\":{\"speech\":"
            + "\"<img src=x onerror=alert(1)> \\u001b[2J up\",\"points\":[]}}],"
            + "\"otherwise\":\"rules\"}");
    Typed card = analyze("AAPL", "--model", "script:" + script);
    assertThat(card.code()).as(card.err()).isZero();
    assertThat(card.out() + card.err()).doesNotContain("\u001b");
    Path html = report(card.out(), "Report");
    assertThat(Files.readString(html))
        .doesNotContain("<img")
        .contains("&lt;img src=x onerror=alert(1)&gt;");
    assertThat(Files.readString(report(card.out(), "Markdown"))).doesNotContain("<img");
  }

  @Test
  void depth_and_analysts_shape_the_run() throws IOException {
    JsonNode run = json("AAPL", "--depth", "2", "--analysts", "market");
    List<String> turns = new ArrayList<>();
    run.path("outcomes")
        .forEach(o -> turns.add(o.path("step").textValue() + o.path("round").intValue()));

    assertThat(turns).doesNotContain("news-analyst1").contains("bull-researcher2", "neutral-risk2");
    assertThat(turns).doesNotHaveDuplicates().hasSize(1 + 4 + 2 + 6 + 1 + 2);
  }

  @Test
  void what_comes_after_as_of_changes_nothing_and_ten_times_the_prices_rate_the_same()
      throws IOException {
    Path clean = Files.writeString(folder.resolve("clean.csv"), bars(1, false));
    Path garbage = Files.writeString(folder.resolve("garbage.csv"), bars(1, true));
    Path tenfold = Files.writeString(folder.resolve("tenfold.csv"), bars(10, false));

    JsonNode told = json("AAPL", "--as-of", "2018-03-02", "--fresh", "--bars", clean.toString());
    JsonNode fooled =
        json("AAPL", "--as-of", "2018-03-02", "--fresh", "--bars", garbage.toString());
    JsonNode dearer =
        json("AAPL", "--as-of", "2018-03-02", "--fresh", "--bars", tenfold.toString());

    for (String same : List.of("decision", "riskVerdict", "notes", "cost", "evidence")) {
      assertThat(fooled.path(same)).as(same).isEqualTo(told.path(same));
    }
    assertThat(bodies(fooled)).containsExactlyElementsOf(bodies(told));
    assertThat(stored(fooled)).isEqualTo(stored(told)).hasSize(13);
    assertThat(dearer.path("decision").path("rating"))
        .isEqualTo(told.path("decision").path("rating"));
  }

  /** The stored body of every outcome before the order, byte for byte, by task. */
  private Map<Task, String> stored(JsonNode run) {
    String id = run.path("runId").textValue();
    Map<Task, String> bodies = new TreeMap<>();
    try (EmbeddedStack stack = Stacks.idle(folder.resolve("data"))) {
      for (Recorded recorded : stack.runStore().load(id).orThrow().outcomes()) {
        if (recorded.task().step() != Step.BROKER_ACTION) {
          bodies.put(recorded.task(), OutcomeJson.of(recorded.outcome()).json().replace(id, "RUN"));
        }
      }
    }
    return bodies;
  }

  /**
   * What was said, line by line in the alphabet's order, because turns that go on side by side may
   * be recorded in any; without what names the run, the moment, or the fill after as-of.
   */
  private List<String> bodies(JsonNode run) throws IOException {
    Path markdown = Path.of(run.path("report").path("markdown").textValue());
    String text = Files.readString(markdown).replace(run.path("runId").textValue(), "RUN");
    int order = text.indexOf("## Order");
    int next = order < 0 ? -1 : text.indexOf("\n## ", order + 4);
    String rest =
        order < 0 ? text : text.substring(0, order) + (next < 0 ? "" : text.substring(next));
    return rest.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
        .replaceAll("\\d+(\\.\\d)? m?s\\b", "TIME")
        .lines()
        .filter(line -> !line.isBlank())
        .sorted()
        .toList();
  }

  /** Own prices: the box's AAPL, in a file. */
  private static String bars(int factor, boolean garbageAfterwards) {
    LocalDate asOf = LocalDate.parse("2018-03-02");
    var box =
        new tradingagents.feeds.file.Box(tradingagents.model.market.TradingCalendar.usEquities());
    var series = box.series(tradingagents.model.market.Symbol.parse("AAPL")).orThrow();
    StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
    for (var bar : series.bars()) {
      if (garbageAfterwards && bar.session().isAfter(asOf)) {
        csv.append(bar.session()).append(",1,9999,0.5,7777,1\n");
      } else {
        BigDecimal times = BigDecimal.valueOf(factor);
        csv.append(bar.session());
        for (var price : List.of(bar.open(), bar.high(), bar.low(), bar.close())) {
          csv.append(',').append(price.multiply(times).toPlainString());
        }
        csv.append(',').append(bar.volume()).append('\n');
      }
    }
    return csv.toString();
  }

  private Typed analyze(String... arguments) {
    List<String> all = new ArrayList<>(List.of("analyze"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(List.of("--data", data()));
    return Typed.command(all.toArray(String[]::new));
  }

  private JsonNode json(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--json", "--quiet"));
    Typed typed = analyze(all.toArray(String[]::new));
    assertThat(typed.code()).as(typed.err()).isZero();
    return JSON.readTree(typed.out());
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private static Path report(String card, String name) {
    return card.lines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> Path.of(line.substring(name.length()).strip()))
        .findFirst()
        .orElseThrow();
  }

  private static void fields(JsonNode node, String names) {
    List<String> found = new ArrayList<>();
    node.fieldNames().forEachRemaining(found::add);
    assertThat(found).containsExactlyInAnyOrder(names.split(" "));
  }

  private static void decimal(JsonNode node) {
    assertThat(node.isTextual()).as("decimal text: %s", node).isTrue();
    assertThat(new BigDecimal(node.textValue())).isNotNull();
  }
}
