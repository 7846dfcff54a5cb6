package tradingagents.desk.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tradingagents.desk.models.ModelChecks.Wrong;
import tradingagents.desk.roster.Agent.Tier;
import tradingagents.desk.roster.Roster;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.desk.run.Step;

class ModelChecksTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-26");
  private static final String SONNET = "anthropic:claude-sonnet-4-6";
  private static final String HAIKU = "anthropic:claude-haiku-4-5";
  private static final List<Step> ANALYSTS = Step.of(Step.Kind.ANALYST);

  private final ModelChecks checks = new ModelChecks(ModelCatalogue.shipped());

  @ParameterizedTest
  @EnumSource(Step.class)
  void what_the_desk_comes_with_is_right(Step step) {
    if (step.isAgent()) {
      AgentLlmConfig config = AgentDefaults.of(step);

      assertThat(checks.wrong(config, DAY)).isEmpty();
      assertThat(config.version()).isZero();
      assertThat(config.tier()).isEqualTo(Roster.of(step).tier());
    }
  }

  @Test
  void managers_are_deep_and_others_quick() {
    assertThat(AgentDefaults.of(Step.PORTFOLIO_MANAGER).model()).isEqualTo(AgentDefaults.DEEP);
    assertThat(AgentDefaults.of(Step.RESEARCH_MANAGER).model()).isEqualTo(AgentDefaults.DEEP);
    assertThat(AgentDefaults.of(Step.TRADER).model()).isEqualTo(AgentDefaults.QUICK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gpt-5.4-mini        | bedrock, openai, anthropic, gemini, ollama | openai:gpt-5.4-mini",
        "opnai:gpt-5.4       | bedrock, openai, anthropic, gemini, ollama | openai:gpt-5.4",
        "openai:gpt-5.4-mimi | there is no model                          | openai:gpt-5.4-mini",
        "anthropic:sonet-4-6 | there is no model                          |"
            + " anthropic:claude-sonnet-4-6",
        "oracle              | must be                                    | 'oracle'",
        "openai:             | must be PROVIDER:MODEL                     | 'openai:'",
        "openai:a b          | must be PROVIDER:MODEL                     | 'openai:a b'",
      })
  void an_unknown_model_names_the_value_and_the_nearest(String text, String says, String names) {
    assertThatThrownBy(() -> checks.model(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text)
        .hasMessageContaining(says)
        .hasMessageContaining(names);
  }

  @Test
  void a_key_in_the_place_of_a_model_is_not_repeated() {
    for (String text : List.of("sk-proj-123456", "openai:sk-proj-123456")) {
      assertThatThrownBy(() -> checks.choice(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("looks like a key")
          .message()
          .doesNotContain("123456");
    }
  }

  @Test
  void choices_are_read_and_written_the_same() {
    for (String text : List.of("rules", "agents", "script:run-1", SONNET, "ollama:anything:7b")) {
      assertThat(checks.choice(text).wireName()).isEqualTo(text);
    }
    assertThat(checks.choice("rules").callsModels()).isFalse();
    assertThat(checks.choice("script:x").callsModels()).isFalse();
    assertThat(checks.choice("agents").callsModels()).isTrue();
    assertThat(checks.choice(SONNET).callsModels()).isTrue();
    assertThatThrownBy(() -> checks.choice("Rules"))
        .hasMessageContaining("rules, agents, script:FILE or PROVIDER:MODEL")
        .hasMessageContaining("'Rules'");
  }

  @Test
  void a_model_without_an_ability_that_the_agent_needs_is_refused_by_name() {
    ModelChecks own =
        new ModelChecks(
            ModelCatalogue.shipped()
                .with(
                    "model openai:mute 8000 4000 0 - 1 json-schema;"
                        + "price openai:mute - 0 standard 1 1 1 1"));
    ModelId mute = own.model("openai:mute");

    assertThat(own.unfit(mute, Step.TRADER, DAY)).isEmpty();
    assertThat(own.unfit(mute, Step.MARKET_ANALYST, DAY))
        .hasValueSatisfying(
            why -> assertThat(why).contains("openai:mute lacks tools", "market-analyst"));
    assertThat(checks.unfit(checks.model("bedrock:amazon.nova-pro-v1:0"), Step.TRADER, DAY))
        .hasValueSatisfying(why -> assertThat(why).contains("lacks json-schema"));
  }

  @Test
  void a_model_without_a_price_on_the_day_is_refused() {
    ModelId later = checks.model("anthropic:claude-haiku-5-5");

    assertThat(checks.unfit(later, Step.TRADER, LocalDate.parse("2026-10-06")))
        .hasValueSatisfying(why -> assertThat(why).contains("price", later.toString()));
    assertThat(checks.unfit(later, Step.TRADER, LocalDate.parse("2026-10-07"))).isEmpty();
  }

  @Test
  void every_fault_of_a_configuration_is_told_with_its_part() {
    AgentLlmConfig config =
        config(
            "openai:gpt-5.4-mini",
            List.of("openai:gpt-5.4-mini", HAIKU, HAIKU),
            "0.3",
            200_000,
            "sk-proj-123456");

    List<Wrong> wrong = checks.wrong(config, DAY);

    assertThat(wrong)
        .extracting(Wrong::part)
        .containsExactly("fallbacks", "fallbacks", "temperature", "maxTokens", "apiKeyRef");
    assertThat(wrong)
        .extracting(Wrong::detail)
        .satisfiesExactly(
            detail -> assertThat(detail).contains("openai:gpt-5.4-mini is there twice"),
            detail -> assertThat(detail).contains(HAIKU + " is there twice"),
            detail -> assertThat(detail).contains("not accepted by openai:gpt-5.4-mini", "0.3"),
            detail -> assertThat(detail).contains("256 to 128000", "200000"),
            detail -> assertThat(detail).contains("env:NAME").doesNotContain("123456"));
  }

  @ParameterizedTest
  @CsvSource({"-0.01", "2.01", "1E+9"})
  void a_temperature_out_of_range_is_refused(String value) {
    assertThat(checks.wrong(config(SONNET, List.of(), value, 1000, null), DAY))
        .singleElement()
        .satisfies(wrong -> assertThat(wrong.detail()).contains("0 to 2", value));
  }

  @ParameterizedTest
  @CsvSource({"0", "2", "1.25"})
  void a_temperature_at_the_edge_is_taken(String value) {
    assertThat(checks.wrong(config(SONNET, List.of(HAIKU), value, 64_000, "env:K"), DAY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"255", "64001", "-1"})
  void more_or_fewer_tokens_than_the_model_can_write_are_refused(int tokens) {
    assertThat(checks.wrong(config(SONNET, List.of(), null, tokens, null), DAY))
        .singleElement()
        .satisfies(
            wrong -> assertThat(wrong.detail()).contains("256 to 64000", Integer.toString(tokens)));
  }

  @Test
  void terms_that_nobody_would_read_are_refused() {
    ReasoningTerms deep = new ReasoningTerms(SONNET, 1, null, Map.of());
    ReasoningTerms prompts = new ReasoningTerms(null, 1, null, Map.of("trader", "v2"));

    assertThat(checks.wrong(new ModelChoice.Rules(), deep, ANALYSTS, DAY))
        .extracting(Wrong::part)
        .containsExactly("deepModel");
    assertThat(checks.wrong(new ModelChoice.Script("x"), prompts, ANALYSTS, DAY))
        .extracting(Wrong::part)
        .containsExactly("prompts");
    assertThat(checks.wrong(new ModelChoice.Agents(), deep, ANALYSTS, DAY)).isEmpty();
    assertThat(checks.wrong(checks.choice(HAIKU), prompts, ANALYSTS, DAY)).isEmpty();
  }

  @Test
  void a_run_needs_what_its_agents_need() {
    ModelChoice nova = checks.choice("bedrock:amazon.nova-lite-v1:0");
    ReasoningTerms deepNova =
        new ReasoningTerms("bedrock:amazon.nova-lite-v1:0", 1, null, Map.of());

    assertThat(checks.wrong(nova, ReasoningTerms.USUAL, ANALYSTS, DAY))
        .extracting(Wrong::part)
        .containsExactly("model");
    assertThat(checks.wrong(checks.choice(HAIKU), deepNova, ANALYSTS, DAY))
        .extracting(Wrong::part)
        .containsExactly("deepModel");
  }

  private static AgentLlmConfig config(
      String model,
      List<String> fallbacks,
      @Nullable String temperature,
      int maxTokens,
      @Nullable String apiKeyRef) {
    return new AgentLlmConfig(
        "",
        Step.TRADER,
        0,
        Tier.QUICK,
        ModelId.parse(model),
        fallbacks.stream().map(ModelId::parse).toList(),
        temperature == null ? null : new BigDecimal(temperature),
        maxTokens,
        apiKeyRef,
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
