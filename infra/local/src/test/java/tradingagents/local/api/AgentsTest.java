package tradingagents.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.local.api.Api.Answer;

/** Who may see and change how agents reason, and what of it is refused. */
class AgentsTest {
  private static final String CONFIG = "/v1/agents/{name}/llm-config";
  private static final String PROMPT = "/v1/agents/{name}/prompt";
  private static final EmbeddedStack STACK =
      Stacks.idle(() -> Instant.parse("2026-11-26T10:00:00Z"));

  private final Api admin = new Api(STACK, "ada", "admin");
  private final Api viewer = new Api(STACK, "vera", "viewer");

  @AfterAll
  static void stop() {
    STACK.close();
  }

  @Test
  void all_twelve_agents_are_listed_with_what_they_use() {
    JsonNode agents = viewer.call("GET /v1/agents", "", Map.of()).json().path("agents");

    assertThat(agents).hasSize(12);
    assertThat(agents.get(0).path("name").textValue()).isEqualTo("market-analyst");
    assertThat(agents.get(0).at("/llmConfig/tier").textValue()).isEqualTo("quick");
    assertThat(agents.get(11).at("/llmConfig/modelId").textValue())
        .isEqualTo("us.anthropic.claude-sonnet-4-6");
  }

  @Test
  void a_configuration_is_replaced_by_who_has_seen_it_and_its_history_is_kept() {
    Answer before = viewer.call("GET " + CONFIG, "trader", Map.of());
    String body =
        "{\"provider\":\"openai\",\"modelId\":\"gpt-5.4-mini\",\"maxTokens\":2000,"
            + "\"fallbacks\":[\"gemini:gemini-3.6-flash\"],\"apiKeyRef\":\"secret:openai\"}";
    assertThat(before.header("etag")).isEqualTo("\"v0\"");

    Answer after = put(CONFIG, "trader", "\"v0\"", body);
    Answer stale = put(CONFIG, "trader", "\"v0\"", body);
    Answer unseen = admin.call("PUT " + CONFIG, "trader", Map.of(), Map.of(), body);

    assertThat(after.status()).as(after.body()).isEqualTo(200);
    assertThat(after.header("etag")).isEqualTo("\"v1\"");
    assertThat(after.json().path("temperature").isNull()).isTrue();
    assertThat(after.json().path("updatedAt").textValue()).isEqualTo("2026-11-26T10:00:00Z");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(unseen.status()).isEqualTo(428);
    assertThat(viewer.call("GET " + CONFIG, "trader", Map.of()).json()).isEqualTo(after.json());
    JsonNode versions =
        viewer.call("GET " + CONFIG + "/history", "trader", Map.of()).json().path("versions");
    assertThat(versions).hasSize(2);
    assertThat(versions.get(0)).isEqualTo(after.json());
    assertThat(versions.get(1)).isEqualTo(before.json());
    Map<String, String> seen = Map.of("If-None-Match", "\"v1\"");
    assertThat(viewer.call("GET " + CONFIG, "trader", Map.of(), seen, null).status())
        .isEqualTo(304);
  }

  @Test
  void traders_do_not_change_how_agents_reason() {
    Api trader = new Api(STACK, "tom");
    Map<String, String> seen = Map.of("If-Match", "\"v0\"");

    for (String route : List.of(CONFIG, PROMPT)) {
      Answer refused = trader.call("PUT " + route, "trader", Map.of(), seen, "{}");
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.json().path("code").textValue()).isEqualTo("role_required");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                                         | /provider /modelId | is"
            + " missing",
        "{`modelId`:`gpt-5.4-mini`}                                 | /provider          | is"
            + " missing",
        "{`provider`:`opnai`,`modelId`:`gpt-5.4`}                   | /provider          |"
            + " openai:gpt-5.4",
        "{`provider`:`openai`,`modelId`:`gpt-5.4-mimi`}             | /modelId           |"
            + " openai:gpt-5.4-mini",
        "{`provider`:`bedrock`,`modelId`:`amazon.nova-pro-v1:0`}    | /modelId           | lacks"
            + " json-schema",
        "{`provider`:`openai`,`modelId`:`gpt-5.4`,`temperature`:1}  | /temperature       | not"
            + " accepted",
        "{`provider`:`gemini`,`modelId`:`gemini-3.6-flash`,`temperature`:2.5} | /temperature | 0 to"
            + " 2, not 2.5",
        "{`provider`:`openai`,`modelId`:`gpt-5.4`,`maxTokens`:128001} | /maxTokens       | 128000",
        "{`provider`:`openai`,`modelId`:`gpt-5.4`,`maxTokens`:10}   | /maxTokens         | 256",
        "{`provider`:`openai`,`modelId`:`gpt-5.4`,`tier`:`medium`}  | /tier              | quick or"
            + " deep",
        "{`provider`:`openai`,`modelId`:`gpt-5.4`,`fallbacks`:[`openai:gpt-5.4`]} | /fallbacks |"
            + " twice",
        "{`provider`:`openai`,`modelId`:`gpt-5.4`,`fallbacks`:[`openai:gpt-9`]} | /fallbacks/0 |"
            + " openai:gpt-5.4",
        "{`provider`:`openai`,`modelId`:`gpt-5.4`,`speed`:1}        | /speed             | not a"
            + " field",
        "{`provider`:`openai`,`modelId`:`gpt-5.4`,`apiKeyRef`:`sk-proj-abcdef123456`} | /apiKeyRef"
            + " | env:NAME",
      })
  void what_cannot_be_used_is_refused_part_by_part(String body, String pointers, String says) {
    Answer refused = put(CONFIG, "neutral-risk", "\"v0\"", body.replace('`', '"'));

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    List<String> found = new ArrayList<>();
    refused.json().path("errors").forEach(e -> found.add(e.path("pointer").textValue()));
    assertThat(found).containsExactly(pointers.split(" "));
    assertThat(refused.json().path("errors").toString()).contains(says);
    assertThat(refused.body()).doesNotContain("abcdef123456");
    assertThat(viewer.call("GET " + CONFIG, "neutral-risk", Map.of()).header("etag"))
        .isEqualTo("\"v0\"");
  }

  @Test
  void who_is_no_agent_is_not_found_and_the_agents_are_named() {
    for (String name : List.of("risk-check", "oracle", "../trader")) {
      Answer missing = viewer.call("GET " + CONFIG, name, Map.of());
      assertThat(missing.status()).isEqualTo(404);
      assertThat(missing.json().path("detail").textValue()).contains("market-analyst", name);
    }
  }

  @Test
  void a_prompt_is_chosen_and_its_history_is_shown() {
    Answer before = viewer.call("GET " + PROMPT, "bull-researcher", Map.of());
    assertThat(before.json().path("version").isNull()).isTrue();
    assertThat(before.header("etag")).isEqualTo("\"v0\"");

    Answer chosen = put(PROMPT, "bull-researcher", "\"v0\"", "{\"version\":\"v2\"}");
    assertThat(chosen.status()).as(chosen.body()).isEqualTo(200);
    assertThat(put(PROMPT, "bull-researcher", "\"v0\"", "{\"version\":\"v3\"}").status())
        .isEqualTo(412);
    Answer back = put(PROMPT, "bull-researcher", chosen.header("etag"), "{\"version\":null}");

    JsonNode after = viewer.call("GET " + PROMPT, "bull-researcher", Map.of()).json();
    assertThat(after.path("version").isNull()).isTrue();
    assertThat(after.path("history")).hasSize(2);
    assertThat(after.path("history").get(0)).isEqualTo(back.json());
    assertThat(after.path("history").get(1).path("by").textValue()).isEqualTo("ada");
    assertThat(put(PROMPT, "bull-researcher", "\"v2\"", "{\"version\":\"newest\"}").status())
        .isEqualTo(400);
  }

  @Test
  void a_run_keeps_how_it_may_reason() {
    Answer begun =
        admin.post(
            "POST /v1/runs",
            "{\"symbol\":\"AAPL\",\"model\":\"agents\",\"deepModel\":\"openai:gpt-5.4\","
                + "\"samples\":3,\"budgetUsd\":\"0.50\",\"prompts\":{\"trader\":\"v2\"}}");

    assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    var mandate = STACK.runStore().load(begun.json().path("runId").textValue()).orThrow().mandate();
    assertThat(mandate.model()).isEqualTo("agents");
    assertThat(mandate.reasoning())
        .isEqualTo(
            new ReasoningTerms(
                "openai:gpt-5.4", 3, new java.math.BigDecimal("0.5"), Map.of("trader", "v2")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "`model`:`oracle`                                       | /model     | rules, agents",
        "`model`:`openai:gpt-5.4-mimi`                          | /model     | openai:gpt-5.4-mini",
        "`model`:`script:x.json`                                | /model     | command line",
        "`model`:`bedrock:amazon.nova-pro-v1:0`                 | /model     | lacks json-schema",
        "`deepModel`:`openai:gpt-5.4`                           | /deepModel | goes with a model",
        "`model`:`agents`,`deepModel`:`rules`                   | /deepModel | PROVIDER:MODEL",
        "`samples`:0                                            | /samples   | from 1 to 15",
        "`samples`:16                                           | /samples   | from 1 to 15",
        "`budgetUsd`:`-1`                                       | /budgetUsd | above 0, such as"
            + " 0.50",
        "`budgetUsd`:1                                          | /budgetUsd | must be text",
        "`prompts`:{`trader`:`v2`}                              | /prompts   | goes with a model",
        "`model`:`agents`,`prompts`:{`oracle`:`v2`}             | /prompts/oracle | not a field",
        "`model`:`agents`,`prompts`:{`trader`:`two`}            | /prompts/trader | such as v1",
      })
  void terms_that_mean_nothing_are_refused_for_runs_and_schedules(
      String terms, String pointer, String says) {
    String fields = terms.replace('`', '"');
    Answer run = admin.post("POST /v1/runs", "{\"symbol\":\"AAPL\"," + fields + "}");
    Answer schedule =
        admin.post(
            "POST /v1/schedules",
            "{\"symbols\":[\"AAPL\"],\"timing\":{\"session\":\"open\"}," + fields + "}");

    for (Answer refused : List.of(run, schedule)) {
      assertThat(refused.status()).as(refused.body()).isEqualTo(400);
      assertThat(refused.json().path("errors")).hasSize(1);
      assertThat(refused.json().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
      assertThat(refused.json().at("/errors/0/detail").textValue())
          .containsSubsequence(says.split(", such"));
    }
  }

  @Test
  void a_schedule_keeps_how_its_runs_may_reason() {
    Answer made =
        admin.post(
            "POST /v1/schedules",
            "{\"symbols\":[\"AAPL\"],\"timing\":{\"session\":\"open\"},\"model\":\"agents\","
                + "\"samples\":5,\"budgetUsd\":\"1.50\",\"prompts\":{\"trader\":\"v1\"}}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);

    JsonNode shown =
        admin.call("GET /v1/schedules/{id}", made.json().path("id").textValue(), Map.of()).json();

    assertThat(shown).isEqualTo(made.json());
    assertThat(shown.path("model").textValue()).isEqualTo("agents");
    assertThat(shown.path("samples").intValue()).isEqualTo(5);
    assertThat(shown.path("budgetUsd").textValue()).isEqualTo("1.5");
    assertThat(shown.at("/prompts/trader").textValue()).isEqualTo("v1");
  }

  private Answer put(String route, String name, String tag, String body) {
    return admin.call("PUT " + route, name, Map.of(), Map.of("If-Match", tag), body);
  }
}
