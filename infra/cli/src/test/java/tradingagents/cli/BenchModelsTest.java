package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.desk.models.Tokens;
import tradingagents.feeds.file.Box;
import tradingagents.model.market.Bar;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.testkit.models.Asked;
import tradingagents.testkit.models.Behaviour;
import tradingagents.testkit.models.ModelStub;
import tradingagents.testkit.models.TypedAnswers;

/**
 * Three models over three dates of the data in the box: one answers well, one quotes a wrong
 * number, one never answers its type. Expected returns are closes of the box's own files: AAPL
 * 95.599998 to 96.680000 and SPX 2098.860107 to 2129.899902 from 2016-06-30 to 2016-07-08; AAPL
 * 143.660004 to 143.339996 and SPX 2362.719971 to 2355.540039 from 2017-03-31 to 2017-04-07.
 */
class BenchModelsTest {
  private static final String GOOD = "openai:gpt-5.4-mini";
  private static final String WRONG = "openai:early";
  private static final String MUTE = "openai:gpt-5.4-nano";

  /** Nine agents have something to read at depth 1. */
  private static final int TURNS = 9;

  private static final TypedAnswers BUY = new TypedAnswers("BUY");
  private static final TypedAnswers SELL = new TypedAnswers("SELL");

  /** A model whose training ended between the first two briefs. */
  private static final String OWN_MODEL =
      "model openai:early 131072 16384 0 2016-12-31 1 tools,json-schema,streaming;"
          + " price openai:early - 0 standard 1 2 0 0";

  @TempDir private Path folder;

  private static Behaviour answer(Asked asked) {
    Tokens usage = new Tokens(900, 100, 0, 50, false);
    return switch (asked.model()) {
      case "gpt-5.4-mini" -> Behaviour.says(BUY.answer(asked.request())).billing(usage);
      case "early" ->
          Behaviour.says(
              SELL.answer(asked.request())
                  .replaceAll("\"value\":\"[^\"]*\"", "\"value\":\"1.23\""));
      default -> Behaviour.says("I would rather talk about the weather.");
    };
  }

  private Path set(String json) throws IOException {
    return Files.writeString(folder.resolve("set.json"), json);
  }

  private Path threeModels() throws IOException {
    return set(
        """
        {"models": ["%s", "%s", "%s"],
         "briefs": [{"symbol": "AAPL", "asOf": "2016-06-30"},
                    {"symbol": "AAPL", "asOf": "2017-03-31"},
                    {"symbol": "AAPL", "asOf": "2018-05-10"}],
         "depth": 1, "horizonSessions": 5}
        """
            .formatted(GOOD, WRONG, MUTE));
  }

  private Typed bench(Map<String, String> variables, String... options) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("TRADINGAGENTS_HOME", Typed.root().toString());
    List<String> words = new ArrayList<>(List.of("bench", "models"));
    words.addAll(List.of("--data", folder.resolve("data").toString()));
    words.addAll(List.of(options));
    return Typed.command(all, words.toArray(String[]::new));
  }

  private static Map<String, String> at(ModelStub stub) {
    Map<String, String> variables = new HashMap<>(stub.environment());
    variables.put("MODEL_PRICES", OWN_MODEL);
    return variables;
  }

  private static JsonNode json(Typed typed) throws IOException {
    assertThat(typed.code()).as(typed.err()).isZero();
    return JsonMapper.builder().build().readTree(typed.out());
  }

  private static JsonNode row(JsonNode report, String model) {
    for (JsonNode row : report.path("models")) {
      if (row.path("model").asText().equals(model)) {
        return row;
      }
    }
    throw new AssertionError("no row of " + model);
  }

  private static JsonNode score(JsonNode row, String training, String rating) {
    for (JsonNode line : row.path("scores")) {
      if (line.path("training").asText().equals(training)
          && line.path("rating").asText().equals(rating)) {
        return line;
      }
    }
    throw new AssertionError("no score " + training + " " + rating);
  }

  @Test
  void counts_what_each_model_did() throws IOException {
    try (ModelStub stub = ModelStub.start(BenchModelsTest::answer)) {
      JsonNode report =
          json(bench(at(stub), "--set", threeModels().toString(), "--json", "--parallel", "2"));

      JsonNode good = row(report, GOOD);
      assertThat(good.path("runs").asInt()).isEqualTo(3);
      assertThat(good.path("decided").asInt()).isEqualTo(3);
      assertThat(good.path("failedRuns").asInt()).isZero();
      assertThat(good.path("ratings").toString()).isEqualTo("{\"BUY\":3}");
      assertThat(good.at("/turns/asked").asInt()).isEqualTo(3 * TURNS);
      assertThat(good.at("/turns/remembered").asInt()).isZero();
      assertThat(good.at("/turns/failed").size()).isZero();
      assertThat(good.at("/answers/validity").asDouble()).isEqualTo(1);
      assertThat(good.path("evidence").toString()).isEqualTo("{\"VERIFIED\":3}");
      assertThat(good.at("/calls/made").asInt()).isEqualTo(3 * TURNS);
      assertThat(good.at("/calls/p50Millis").asDouble())
          .isPositive()
          .isLessThanOrEqualTo(good.at("/calls/p95Millis").asDouble());
      assertThat(good.at("/calls/tokensIn").asLong()).isEqualTo(27 * 1_000);
      assertThat(good.at("/calls/tokensCached").asLong()).isEqualTo(27 * 100);
      assertThat(good.at("/calls/tokensOut").asLong()).isEqualTo(27 * 50);
      // 900 at 0.75, 100 at 0.075 and 50 at 4.50 USD a million, 27 times.
      assertThat(good.at("/calls/costUsd").decimalValue())
          .isEqualByComparingTo(new BigDecimal("0.0245025"));
      assertThat(good.at("/calls/costPerDecisionUsd").decimalValue())
          .isEqualByComparingTo(new BigDecimal("0.008168"));

      JsonNode wrong = row(report, WRONG);
      assertThat(wrong.path("ratings").toString()).isEqualTo("{\"SELL\":3}");
      assertThat(wrong.path("evidence").toString())
          .isEqualTo("{\"VERIFIED\":3,\"CONTRADICTED\":3}");

      JsonNode mute = row(report, MUTE);
      assertThat(mute.path("failedRuns").asInt()).isEqualTo(3);
      assertThat(mute.path("decided").asInt()).isZero();
      assertThat(mute.at("/answers/validity").asDouble()).isZero();
      assertThat(mute.at("/turns/failed/UNREADABLE_ANSWER").asInt())
          .isEqualTo(mute.at("/turns/asked").asInt())
          .isPositive();
      assertThat(mute.at("/turns/firstFailure").asText()).isNotEmpty();
      assertThat(mute.at("/calls/costPerDecisionUsd").isNull()).isTrue();

      JsonNode rules = row(report, "rules");
      assertThat(rules.at("/turns/asked").asInt()).isEqualTo(3 * TURNS);
      assertThat(rules.at("/calls/made").asInt()).isZero();
      assertThat(rules.at("/calls/p50Millis").isNull()).isTrue();
      assertThat(rules.at("/answers/validity").isNull()).isTrue();
      assertThat(rules.path("evidence").has("CONTRADICTED")).isFalse();

      long billed =
          List.of(good, wrong, mute).stream()
              .mapToLong(row -> row.at("/calls/tokensIn").asLong())
              .sum();
      assertThat(billed).isEqualTo(stub.billed().input());
    }
  }

  @Test
  void agreement_is_with_the_rules_and_with_most_of_the_others() throws IOException {
    try (ModelStub stub = ModelStub.start(BenchModelsTest::answer)) {
      JsonNode report = json(bench(at(stub), "--set", threeModels().toString(), "--json"));

      int buys = row(report, "rules").at("/ratings/BUY").asInt();
      int reviews = row(report, "rules").at("/ratings/REVIEW").asInt();
      JsonNode good = row(report, GOOD);
      assertThat(good.at("/likeRules/compared").asInt()).isEqualTo(3 - reviews);
      assertThat(good.at("/likeRules/same").asInt()).isEqualTo(buys);
      // The others are one that sells and one that decides nothing.
      assertThat(good.at("/likeMajority/compared").asInt()).isEqualTo(3);
      assertThat(good.at("/likeMajority/share").asDouble()).isZero();
      // The others are one that buys and one that sells: a tie.
      assertThat(row(report, "rules").at("/likeMajority/compared").asInt()).isZero();
      assertThat(row(report, "rules").at("/likeMajority/share").isNull()).isTrue();
      assertThat(row(report, "rules").at("/likeRules/compared").asInt()).isZero();
      assertThat(row(report, MUTE).at("/likeRules/share").isNull()).isTrue();
    }
  }

  @Test
  void decisions_are_scored_on_both_sides_of_the_cut_off() throws IOException {
    try (ModelStub stub = ModelStub.start(BenchModelsTest::answer)) {
      JsonNode report = json(bench(at(stub), "--set", threeModels().toString(), "--json"));

      JsonNode early = row(report, WRONG);
      assertThat(early.path("trainedUntil").asText()).isEqualTo("2016-12-31");
      assertThat(early.path("pending").asInt()).isEqualTo(1);
      JsonNode before = score(early, "before", "SELL");
      assertThat(before.path("count").asInt()).isEqualTo(1);
      assertThat(before.path("meanReturn").asDouble()).isCloseTo(0.011297, within(1e-9));
      assertThat(before.path("meanExcess").asDouble()).isCloseTo(-0.003492, within(1e-9));
      assertThat(before.path("hitRate").asDouble()).isZero();
      assertThat(before.path("excessHitRate").asDouble()).isEqualTo(1);
      assertThat(before.path("standardError").isNull()).isTrue();
      JsonNode after = score(early, "after", "all");
      assertThat(after.path("count").asInt()).isEqualTo(1);
      assertThat(after.path("meanReturn").asDouble()).isCloseTo(-0.002228, within(1e-9));
      assertThat(after.path("meanExcess").asDouble()).isCloseTo(0.000811, within(1e-9));
      assertThat(after.path("hitRate").asDouble()).isEqualTo(1);

      JsonNode buys = score(row(report, GOOD), "before", "BUY");
      assertThat(buys.path("count").asInt()).isEqualTo(2);
      assertThat(buys.path("hitRate").asDouble()).isEqualTo(0.5);
      // Half the distance of two values is the standard error of their mean.
      assertThat(buys.path("standardError").asDouble())
          .isCloseTo((0.011297 + 0.002228) / 2, within(1e-9));
      row(report, "rules")
          .path("scores")
          .forEach(line -> assertThat(line.path("training").asText()).isEqualTo("after"));
      assertThat(row(report, MUTE).path("scores")).isEmpty();
    }
  }

  @Test
  void the_same_bench_costs_nothing_again() throws IOException {
    try (ModelStub stub = ModelStub.start(BenchModelsTest::answer)) {
      Path set = threeModels();
      JsonNode first = json(bench(at(stub), "--set", set.toString(), "--json"));
      int asked = stub.asked().size();

      JsonNode second = json(bench(at(stub), "--set", set.toString(), "--json"));

      assertThat(asked).isPositive();
      // An answer that could not be read is remembered for nobody.
      assertThat(stub.asked().subList(asked, stub.asked().size()))
          .allMatch(call -> MUTE.endsWith(":" + call.model()));
      JsonNode good = row(second, GOOD);
      assertThat(good.at("/turns/remembered").asInt()).isEqualTo(3 * TURNS);
      assertThat(good.at("/answers/validity").asDouble()).isEqualTo(1);
      assertThat(good.at("/calls/costUsd").decimalValue()).isEqualByComparingTo(BigDecimal.ZERO);
      assertThat(good.at("/calls/costPerDecisionUsd").isNull()).isTrue();
      for (String model : List.of(GOOD, WRONG, MUTE, "rules")) {
        assertThat(row(second, model).path("ratings")).isEqualTo(row(first, model).path("ratings"));
        assertThat(row(second, model).path("scores")).isEqualTo(row(first, model).path("scores"));
      }
    }
  }

  @Test
  void a_budget_that_covers_nothing_decides_nothing_and_calls_nobody() throws IOException {
    try (ModelStub stub = ModelStub.start(BenchModelsTest::answer)) {
      JsonNode report =
          json(
              bench(at(stub), "--set", threeModels().toString(), "--json", "--budget", "0.000001"));

      assertThat(stub.asked()).isEmpty();
      JsonNode good = row(report, GOOD);
      assertThat(good.path("decided").asInt()).as(good.toString()).isZero();
      assertThat(good.path("ratings").toString()).isEqualTo("{\"REVIEW\":3}");
      assertThat(good.at("/turns/failed/BUDGET").asInt()).isPositive();
      assertThat(good.at("/calls/made").asInt()).isZero();
      assertThat(row(report, "rules").path("decided").asInt()).isPositive();
    }
  }

  @Test
  void all_runs_of_a_bench_share_its_budget() throws IOException {
    try (ModelStub stub = ModelStub.start(BenchModelsTest::answer)) {
      // Each call of these holds far less than the budget, all together far more.
      JsonNode report =
          json(bench(at(stub), "--set", threeModels().toString(), "--json", "--budget", "0.05"));

      BigDecimal spent = BigDecimal.ZERO;
      for (JsonNode row : report.path("models")) {
        spent = spent.add(row.at("/calls/costUsd").decimalValue());
      }
      assertThat(spent).isPositive().isLessThanOrEqualTo(new BigDecimal("0.05"));
    }
  }

  @Test
  void a_page_stands_alone_and_says_what_its_columns_mean() throws IOException {
    Path page = folder.resolve("new/models.html");
    Path example = Typed.root().resolve("docs/examples/bench-set.json");

    Typed typed = bench(Map.of(), "--set", example.toString(), "--out", page.toString());

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out()).contains("rules", "as majority", "training", "may be memory");
    String html = Files.readString(page);
    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .contains("bench-set.json · 6 briefs · depth 1 · scored after 5 sessions, against SPX")
        .contains("may be memory")
        .doesNotContain("<script", "http://", "https://", "src=");
    assertThat(folder.resolve("data")).as("rules need no tables").doesNotExist();
  }

  @Test
  void own_bars_have_no_benchmark() throws IOException {
    List<Bar> bars =
        new Box(TradingCalendar.usEquities()).series(new Symbol("AAPL")).orThrow().bars();
    String csv =
        bars.subList(0, 400).stream()
            .map(bar ->
                "%s,%s,%s,%s,%s,%d"
                    .formatted(
                        bar.session(),
                        bar.open().toPlainString(),
                        bar.high().toPlainString(),
                        bar.low().toPlainString(),
                        bar.close().toPlainString(),
                        bar.volume()))
            .collect(Collectors.joining("\n", "date,open,high,low,close,volume\n", "\n"));
    Path file = Files.writeString(folder.resolve("own.csv"), csv);
    LocalDate day = bars.get(300).session();
    Path set =
        set(
            "{\"models\":[\"rules\"],\"briefs\":[{\"symbol\":\"OWN\",\"asOf\":\"%s\"}]}"
                .formatted(day));

    JsonNode report =
        json(
            bench(
                Map.of(),
                "--set",
                set.toString(),
                "--bars",
                file.toString(),
                "--symbol",
                "own",
                "--json"));

    assertThat(report.path("benchmark").asText()).isEmpty();
    JsonNode line = score(row(report, "rules"), "after", "all");
    double expected = bars.get(305).close().doubleValue() / bars.get(300).close().doubleValue() - 1;
    assertThat(line.path("meanReturn").asDouble()).isCloseTo(expected, within(1e-6));
    assertThat(line.path("meanExcess").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--parallel 0 | --parallel is 1 to 64, not 0",
        "--out page.txt | --out takes a file that ends with .html, not page.txt",
        "--symbol AAPL | --symbol names the instrument of --bars, which is not there",
        "--bars x.csv | --bars needs --symbol",
        "--bars none.csv --symbol X | There is no file 'none.csv'",
        "--budget -1 | --budget is an amount of dollars above 0",
        "--budget lots | not 'lots'"
      })
  void misuse_is_refused_before_anything_is_played(String options, String sentence)
      throws IOException {
    Path example = Typed.root().resolve("docs/examples/bench-set.json");
    List<String> words = new ArrayList<>(List.of("--set", example.toString()));
    words.addAll(List.of(options.split(" ")));

    Typed typed = bench(Map.of(), words.toArray(String[]::new));

    assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.err()).contains(sentence);
    assertThat(typed.out()).isEmpty();
  }
}
