package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configurations of agents and chosen prompts, typed against a data folder. */
class AgentsCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void agents_are_listed_with_what_the_desk_comes_with() throws Exception {
    JsonNode all = JSON.readTree(typed("agents", "list", "--json").out());

    assertThat(all).hasSize(12);
    assertThat(all.findValuesAsText("tier")).contains("quick", "deep");
    assertThat(typed("agents", "list").out().lines()).hasSize(13);
    assertThat(typed("agents", "config", "trader").out())
        .contains("version      0", "bedrock:us.anthropic.claude-haiku-4-5-20251001-v1:0");
  }

  @Test
  void a_change_is_a_new_version_and_a_rollback_another() throws Exception {
    JsonNode one =
        config(
            "trader",
            "--model",
            "gemini:gemini-3.6-flash",
            "--temperature",
            "0.9",
            "--max-tokens",
            "1500",
            "--api-key-ref",
            "env:MY_GEMINI",
            "--tier",
            "deep",
            "--fallback",
            "openai:gpt-5.4-mini",
            "--fallback",
            "ollama:qwen3:8b");
    assertThat(one.path("version").intValue()).isEqualTo(1);
    assertThat(one.path("temperature").decimalValue()).isEqualByComparingTo("0.9");
    assertThat(one.path("fallbacks").toString())
        .isEqualTo("[\"openai:gpt-5.4-mini\",\"ollama:qwen3:8b\"]");
    assertThat(one.path("apiKeyRef").textValue()).isEqualTo("env:MY_GEMINI");

    JsonNode two = config("trader", "--max-tokens", "1600");
    JsonNode three = config("trader", "--rollback", "1");
    JsonNode four = config("trader", "--rollback", "0");

    assertThat(two.path("modelId")).isEqualTo(one.path("modelId"));
    assertThat(two.path("maxTokens").intValue()).isEqualTo(1600);
    assertThat(three.path("maxTokens").intValue()).isEqualTo(1500);
    assertThat(three.path("version").intValue()).isEqualTo(3);
    assertThat(four.path("provider").textValue()).isEqualTo("bedrock");
    JsonNode history =
        JSON.readTree(typed("agents", "config", "trader", "--history", "--json").out());
    assertThat(history.findValuesAsText("version")).containsExactly("4", "3", "2", "1", "0");
    assertThat(config("bull-researcher").path("version").intValue()).isZero();
  }

  @Test
  void what_belonged_to_the_model_that_is_left_does_not_go_on() throws Exception {
    var _ =
        config(
            "trader",
            "--model",
            "gemini:gemini-3.6-flash",
            "--temperature",
            "0.9",
            "--api-key-ref",
            "env:MY_GEMINI",
            "--fallback",
            "openai:gpt-5.4");

    JsonNode next = config("trader", "--model", "openai:gpt-5.4");

    assertThat(next.path("temperature").isNull()).isTrue();
    assertThat(next.path("apiKeyRef").isNull()).isTrue();
    assertThat(next.path("fallbacks")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "The agent must be one of market-analyst, not 'oracle'          | config oracle",
        "The agent must be one of, not 'risk-check'                     | config risk-check",
        "--model there is no model, nearest are gemini:gemini-3.6-flash | config trader --model"
            + " gemini:gemini-3.6-flsh",
        "--model must be PROVIDER:MODEL, not 'rules'                    | config trader --model"
            + " rules",
        "--temperature is 0 to 2, not 2.5                               | config trader"
            + " --temperature 2.5",
        "--temperature is 0 to 2, not -1                                | config trader"
            + " --temperature=-1",
        "--temperature is 0 to 2 or none, not 'warm'                    | config trader"
            + " --temperature warm",
        "--temperature is not accepted by openai:gpt-5.4                | config trader --model"
            + " openai:gpt-5.4 --temperature 1",
        "--max-tokens is 256 to 64000, not 64001                        | config trader"
            + " --max-tokens 64001",
        "--max-tokens is a whole number, not 'many'                     | config trader"
            + " --max-tokens many",
        "--tier is quick or deep, not 'medium'                          | config trader --tier"
            + " medium",
        "--fallback must differ, is there twice                         | config trader --fallback"
            + " ollama:a --fallback ollama:a",
        "--fallback there is no model                                   | config trader --fallback"
            + " openai:gpt-9",
        "--api-key-ref must say where the key is, not repeated          | config trader"
            + " --api-key-ref sk-proj-123456",
        "--api-key-ref must be env:NAME                                 | config trader"
            + " --api-key-ref hunter2",
        "--api-key-ref must not be of AWS                               | config trader"
            + " --api-key-ref env:AWS_SECRET_ACCESS_KEY",
        "lacks json-schema                                              | config trader --model"
            + " bedrock:amazon.nova-pro-v1:0",
        "The trader has no version 7, it has 0                          | config trader --rollback"
            + " 7",
        "do not go together                                             | config trader --rollback"
            + " 0 --history",
      })
  void what_cannot_be_used_is_refused_with_one_sentence(String says, String words) {
    List<String> typed = new ArrayList<>(List.of("agents"));
    typed.addAll(List.of(words.split(" ", -1)));

    Typed refused = typed(typed.toArray(String[]::new));

    assertThat(refused.code()).as(refused.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.err()).containsSubsequence(says.split(", "));
    assertThat(refused.err().strip().lines()).hasSize(1);
    assertThat(refused.err()).doesNotContain("123456", "hunter2");
    assertThat(refused.out()).isEmpty();
  }

  @Test
  void a_prompt_is_used_and_returned_from() {
    assertThat(typed("prompts", "rollback", "trader").err()).contains("Nobody has chosen");
    assertThat(typed("prompts", "use", "trader", "v1").out()).contains("The trader uses v1.");
    assertThat(typed("prompts", "use", "trader", "v9").err()).contains("no version 'v9'", "v1");
    assertThat(typed("prompts", "use", "trader", "newest").out()).contains("the newest version");
    assertThat(typed("prompts", "rollback", "trader").out()).contains("The trader uses v1.");
    assertThat(typed("prompts", "rollback", "trader", "--to", "2").out()).contains("newest");
    assertThat(typed("prompts", "rollback", "trader", "--to", "9").err())
        .contains("has no choice 9", "it has 0, 1, 2, 3, 4");
    assertThat(typed("prompts", "use", "trader", "two").err()).contains("a version such as v1");
  }

  @Test
  void each_agents_key_is_asked_for_before_a_run_of_agents_begins() throws Exception {
    var _ = config("trader", "--model", "openai:gpt-5.4", "--api-key-ref", "env:MY_OPENAI");
    Map<String, String> aws = Map.of("AWS_PROFILE", "desk");

    Typed none = typed(Map.of(), "analyze", "AAPL", "--quiet", "--model", "agents");
    Typed bedrock = typed(aws, "analyze", "AAPL", "--quiet", "--model", "agents");

    assertThat(none.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(none.err()).contains("The market-analyst cannot speak", "AWS credentials");
    assertThat(bedrock.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(bedrock.err())
        .contains("The trader cannot speak", "MY_OPENAI", "platform.openai.com");
    assertThat(typed("runs").out()).contains("No runs yet");
  }

  private JsonNode config(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("agents", "config"));
    all.addAll(List.of(words));
    all.add("--json");
    Typed typed = typed(all.toArray(String[]::new));
    assertThat(typed.code()).as(typed.err()).isZero();
    return JSON.readTree(typed.out());
  }

  private Typed typed(String... words) {
    return typed(Map.of(), words);
  }

  private Typed typed(Map<String, String> variables, String... words) {
    Map<String, String> all = new java.util.HashMap<>(variables);
    all.put("TRADINGAGENTS_HOME", Typed.root().toString());
    all.put("HOME", folder.resolve("home").toString());
    List<String> typed = new ArrayList<>(List.of(words));
    typed.add("--data");
    typed.add(folder.resolve("data").toString());
    return Typed.command(all, typed.toArray(String[]::new));
  }
}
