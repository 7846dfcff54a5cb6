package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tradingagents.testkit.models.Behaviour;
import tradingagents.testkit.models.Behaviour.Speaks;
import tradingagents.testkit.models.ModelStub;
import tradingagents.testkit.models.TypedAnswers;

/** A decision by models as a person types it: asked, shown, priced, replayed, recorded. */
class AnalyzeModelTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String MODEL = "openai:gpt-5.4-mini";

  @TempDir private Path data;

  private Typed type(Map<String, String> variables, String... words) {
    Map<String, String> all = new TreeMap<>(variables);
    all.put("TRADINGAGENTS_HOME", Typed.root().toString());
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--data", data.toString()));
    return Typed.command(all, arguments.toArray(String[]::new));
  }

  private Typed good(Map<String, String> variables, String... words) {
    Typed typed = type(variables, words);
    assertThat(typed.code()).as(typed.err()).isZero();
    return typed;
  }

  @Test
  void a_run_is_decided_priced_replayed_and_recorded() throws IOException {
    Path script = data.resolve("said.json");
    try (ModelStub stub = ModelStub.start(new TypedAnswers("OVERWEIGHT"))) {
      Map<String, String> here = stub.environment();
      String[] words = {"analyze", "AAPL", "--as-of", "2016-06-30", "--model", MODEL, "--quiet"};
      assertThat(good(here, with(words, "--dry-run")).out()).contains("total").contains(MODEL);
      assertThat(stub.asked()).isEmpty();

      JsonNode run =
          JSON.readTree(good(here, with(words, "--json", "--record", script.toString())).out());
      assertThat(stub.asked()).hasSize(9);
      assertThat(run.path("decision").path("rating").textValue()).isEqualTo("OVERWEIGHT");
      BigDecimal cost = new BigDecimal(run.path("cost").path("usd").textValue());
      JsonNode costs = JSON.readTree(good(here, "costs", "--json").out());
      assertThat(costs.toString()).contains(cost.stripTrailingZeros().toPlainString());

      String id = run.path("runId").textValue();
      Typed replay = good(Map.of(), "replay", id);
      assertThat(replay.out()).contains("All 12 turns are the same to the byte");
      assertThat(stub.asked()).hasSize(9);

      JsonNode played =
          JSON.readTree(
              good(
                      Map.of(),
                      "analyze",
                      "AAPL",
                      "--as-of",
                      "2016-06-30",
                      "--model",
                      "script:" + script,
                      "--fresh",
                      "--quiet",
                      "--json")
                  .out());
      assertThat(played.path("decision")).isEqualTo(run.path("decision"));
    }
  }

  @Test
  void lookups_and_samples_are_replayed_as_well() throws IOException {
    AtomicInteger managers = new AtomicInteger();
    try (ModelStub stub =
        ModelStub.start(asked -> {
          boolean decides = asked.request().contains("Role: portfolio manager");
          String rating = decides && managers.getAndIncrement() % 3 == 2 ? "HOLD" : "BUY";
          boolean looks =
              asked.request().contains("Role: market analyst")
                  && !asked.request().contains("tool.sma:30@");
          Speaks says = (Speaks) new TypedAnswers(rating).apply(asked);
          return looks
              ? Behaviour.says("").withTool("indicator", "{\"name\":\"sma:30\",\"session\":\"\"}")
              : says;
        })) {
      JsonNode run =
          JSON.readTree(
              good(
                      stub.environment(),
                      "analyze",
                      "AAPL",
                      "--as-of",
                      "2016-06-30",
                      "--model",
                      MODEL,
                      "--samples",
                      "3",
                      "--quiet",
                      "--json")
                  .out());
      assertThat(run.path("decision").path("samples").path("ratings").path("BUY").intValue())
          .isEqualTo(2);
      Typed replay = type(Map.of(), "replay", run.path("runId").textValue());
      assertThat(replay.out()).contains("the same to the byte");
    }
  }

  @Test
  void without_a_key_nothing_is_begun() {
    Typed typed = type(Map.of(), "analyze", "AAPL", "--model", MODEL, "--quiet");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("OPENAI_API_KEY").contains("https://");
  }

  @Test
  void a_replay_of_an_unknown_run_says_so() {
    good(Map.of(), "analyze", "AAPL", "--as-of", "2016-06-30", "--quiet");
    Typed typed = type(Map.of(), "replay", "run-of-somebody-else");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("run-of-somebody-else");
  }

  private static String[] with(String[] words, String... more) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
