package tradingagents.local.reasoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tradingagents.chain.reasoning.AgentConfigs;
import tradingagents.chain.reasoning.FeverTable;
import tradingagents.chain.reasoning.FeverTable.Fever;
import tradingagents.chain.reasoning.PromptChoices;
import tradingagents.chain.reasoning.PromptChoices.Choice;
import tradingagents.desk.models.AgentDefaults;
import tradingagents.desk.models.AgentLlmConfig;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.roster.Agent.Tier;
import tradingagents.desk.run.Step;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/** Configurations and chosen prompts in the table: versions, history, and who came second. */
class ReasoningStoresTest {
  private static final EmbeddedStack STACK = Stacks.idle(InstantSource.system());
  private static final Instant FIRST = Instant.parse("2026-11-26T10:00:00Z");
  private static final Instant LATER = Instant.parse("2026-11-26T11:00:00.123Z");

  private final String table = STACK.template().table("ReasoningTable").name();
  private final AgentConfigs configs = new AgentConfigs(STACK.dynamo(), table);
  private final PromptChoices prompts = new PromptChoices(STACK.dynamo(), table);

  @AfterAll
  static void stop() {
    STACK.close();
  }

  @Test
  void an_agent_uses_what_the_desk_comes_with_until_it_is_configured() {
    assertThat(configs.current("nobody", Step.TRADER)).isEqualTo(AgentDefaults.of(Step.TRADER));
    assertThat(configs.history("nobody", Step.TRADER))
        .containsExactly(AgentDefaults.of(Step.TRADER));
  }

  @Test
  void a_version_is_read_as_it_was_stored_and_earlier_ones_are_kept() {
    AgentLlmConfig one = configs.put("t1", wanted("openai:gpt-5.4-mini", null), 0, FIRST);
    AgentLlmConfig two = configs.put("t1", wanted("ollama:qwen3:8b", "0.7"), 1, LATER);

    assertThat(configs.current("t1", Step.TRADER)).isEqualTo(two);
    assertThat(two.version()).isEqualTo(2);
    assertThat(two.id()).isEqualTo("trader-2").isNotEqualTo(one.id());
    assertThat(two.temperature()).isEqualTo(new BigDecimal("0.7"));
    assertThat(two.createdAt()).isEqualTo(FIRST);
    assertThat(two.updatedAt()).isEqualTo(LATER);
    assertThat(configs.history("t1", Step.TRADER))
        .containsExactly(two, one, AgentDefaults.of(Step.TRADER));
    assertThat(configs.current("t1", Step.BULL_RESEARCHER).version()).isZero();
    assertThat(configs.current("t2", Step.TRADER).version()).isZero();
  }

  @Test
  void how_unwell_a_model_is_is_read_as_the_last_said_it() {
    FeverTable fevers = new FeverTable(STACK.dynamo(), table);
    ModelId model = ModelId.parse("ollama:never-seen:8b");
    assertThat(fevers.find(model).orThrow()).isEmpty();
    Fever ill = new Fever(3, LATER);
    fevers.keep(model, ill, FIRST).orThrow();
    assertThat(fevers.find(model).orThrow()).contains(ill);
    Fever well = new Fever(0, Instant.EPOCH);
    fevers.keep(model, well, LATER).orThrow();
    assertThat(fevers.find(model).orThrow()).contains(well);
    assertThat(new FeverTable(STACK.dynamo(), "no-such-table").find(model))
        .isInstanceOf(Result.Err.class);
  }

  @Test
  void a_rollback_is_a_new_version_with_the_earlier_content() {
    AgentLlmConfig one = configs.put("t3", wanted("openai:gpt-5.4-mini", null), 0, FIRST);
    configs.put("t3", wanted("ollama:qwen3:8b", "0.7"), 1, FIRST);

    AgentLlmConfig back = configs.rollback("t3", Step.TRADER, 1, LATER);
    AgentLlmConfig origin = configs.rollback("t3", Step.TRADER, 0, LATER);

    assertThat(back.version()).isEqualTo(3);
    assertThat(back.model()).isEqualTo(one.model());
    assertThat(origin.version()).isEqualTo(4);
    assertThat(origin.model()).isEqualTo(AgentDefaults.QUICK);
    assertThat(configs.history("t3", Step.TRADER)).hasSize(5);
    assertThatThrownBy(() -> configs.rollback("t3", Step.TRADER, 9, LATER))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure().reason()).isEqualTo(Reason.NOT_FOUND))
        .hasMessageContaining("trader has no version 9");
  }

  @Test
  void of_many_who_saw_the_same_version_one_stores() throws Exception {
    int stored = 0;
    for (Callable<?> outcome :
        together(16, () -> configs.put("t4", wanted("openai:gpt-5.4-mini", null), 0, FIRST))) {
      if (isStored(outcome)) {
        stored++;
      }
    }

    assertThat(stored).isEqualTo(1);
    assertThat(configs.current("t4", Step.TRADER).version()).isEqualTo(1);
    for (int seen : List.of(0, 2, 7)) {
      assertThatThrownBy(() -> configs.put("t4", wanted("openai:gpt-5.4-mini", null), seen, FIRST))
          .isInstanceOfSatisfying(
              FailureException.class,
              e -> assertThat(e.failure().reason()).isEqualTo(Reason.CONFLICT));
    }
  }

  @Test
  void a_prompt_is_chosen_found_and_returned_from() {
    assertThat(prompts.current("p1")).isEmpty();
    Choice one = prompts.choose("p1", Step.TRADER, "v2", 0, "ada", FIRST);
    prompts.choose("p1", Step.BULL_RESEARCHER, "v3", 0, "bob", FIRST);
    Choice two = prompts.choose("p1", Step.TRADER, "v1", one.revision(), "ada", LATER);

    assertThat(prompts.current("p1")).isEqualTo(Map.of("trader", "v1", "bull-researcher", "v3"));
    assertThat(prompts.history("p1", Step.TRADER)).containsExactly(two, one);
    Choice back = prompts.rollback("p1", Step.TRADER, one.revision(), "bob", LATER);
    assertThat(back.version()).isEqualTo("v2");
    prompts.rollback("p1", Step.TRADER, 0, "bob", LATER);
    assertThat(prompts.current("p1")).isEqualTo(Map.of("bull-researcher", "v3"));
    assertThat(prompts.current("p2")).isEmpty();
    // The second revision is the bull's.
    assertThatThrownBy(() -> prompts.rollback("p1", Step.TRADER, 2, "bob", LATER))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure().reason()).isEqualTo(Reason.NOT_FOUND));
  }

  @Test
  void who_has_not_seen_the_choice_in_force_is_refused_and_other_agents_are_no_hindrance()
      throws Exception {
    prompts.choose("p3", Step.TRADER, "v2", 0, "ada", FIRST);

    assertThatThrownBy(() -> prompts.choose("p3", Step.TRADER, "v3", 0, "bob", LATER))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure().reason()).isEqualTo(Reason.CONFLICT));
    List<Step> others = List.of(Step.BULL_RESEARCHER, Step.BEAR_RESEARCHER, Step.NEUTRAL_RISK);
    try (ExecutorService threads = Executors.newFixedThreadPool(others.size())) {
      List<Future<Choice>> all = new ArrayList<>();
      for (Step agent : others) {
        all.add(threads.submit(() -> prompts.choose("p3", agent, "v9", 0, "ada", FIRST)));
      }
      for (Future<Choice> one : all) {
        assertThat(one.get().version()).isEqualTo("v9");
      }
    }
    assertThat(prompts.current("p3")).hasSize(4);
  }

  private static List<Callable<?>> together(int many, Callable<?> work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<?>> outcomes = new ArrayList<>();
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        all.add(threads.submit(work));
      }
      for (Future<?> one : all) {
        outcomes.add(one::get);
      }
      return outcomes;
    }
  }

  private static boolean isStored(Callable<?> outcome) throws Exception {
    try {
      outcome.call();
      return true;
    } catch (java.util.concurrent.ExecutionException e) {
      assertThat(e.getCause())
          .isInstanceOfSatisfying(
              FailureException.class,
              f -> assertThat(f.failure().reason()).isEqualTo(Reason.CONFLICT));
      return false;
    }
  }

  private static AgentLlmConfig wanted(String model, String temperature) {
    return new AgentLlmConfig(
        "",
        Step.TRADER,
        0,
        Tier.DEEP,
        ModelId.parse(model),
        List.of(AgentDefaults.QUICK),
        temperature == null ? null : new BigDecimal(temperature),
        1000,
        "env:SOME_KEY",
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
