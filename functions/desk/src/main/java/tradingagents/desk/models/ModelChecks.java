package tradingagents.desk.models;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Result;

/**
 * What must hold of a model that is chosen and of an agent's configuration: the same for the
 * command line, the HTTP API and an agent about to speak. Messages name the value, what is allowed
 * and the nearest names, and never repeat what may be a key.
 */
public final class ModelChecks {
  /** The most fallbacks of a configuration. */
  public static final int MOST_FALLBACKS = 4;

  private static final BigDecimal HOTTEST = BigDecimal.TWO;
  private static final int FEWEST_TOKENS = 256;

  private final ModelCatalogue catalogue;

  /**
   * Checks against a catalogue.
   *
   * @param catalogue the models there are
   */
  public ModelChecks(ModelCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * A part that is wrong.
   *
   * @param part its name in {@link AgentLlmConfig}
   * @param detail which value, and what is allowed
   */
  public record Wrong(String part, String detail) {}

  /**
   * Reads a model's id.
   *
   * @param text such as {@code openai:gpt-5.4-mini}
   * @return one that the catalogue knows
   * @throws IllegalArgumentException naming the nearest, when there is no such provider or model
   */
  public ModelId model(String text) {
    int colon = text.indexOf(':');
    String provider = colon < 0 ? "" : text.substring(0, colon);
    if (Provider.named(provider).isEmpty()) {
      throw new IllegalArgumentException(
          "must be PROVIDER:MODEL with a provider of %s, not '%s'%s"
              .formatted(providers(), shown(text), nearest(text)));
    }
    ModelId id;
    try {
      id = ModelId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must be PROVIDER:MODEL, where a model's name is 1 to 200 letters, digits and . _ : / @"
              + " -, not '"
              + shown(text)
              + "'",
          e);
    }
    if (catalogue.find(id).isEmpty()) {
      throw new IllegalArgumentException(
          "there is no model '%s' in the catalogue%s".formatted(shown(text), nearest(text)));
    }
    return id;
  }

  /**
   * Reads who reasons.
   *
   * @param text as {@link ModelChoice} has it
   * @return a choice whose model, if it names one, the catalogue knows
   * @throws IllegalArgumentException naming what is allowed and the nearest
   */
  public ModelChoice choice(String text) {
    int colon = text.indexOf(':');
    boolean named = colon >= 0 && Provider.named(text.substring(0, colon)).isPresent();
    if (named) {
      return new ModelChoice.Model(model(text));
    }
    if (text.equals("rules") || text.equals("agents") || text.startsWith("script:")) {
      return ModelChoice.parse(text);
    }
    throw new IllegalArgumentException(
        "must be %s with a provider of %s, not '%s'%s"
            .formatted(ModelChoice.ALLOWED, providers(), shown(text), nearest(text)));
  }

  private static String providers() {
    return Arrays.stream(Provider.values())
        .map(Provider::wireName)
        .collect(Collectors.joining(", "));
  }

  private String nearest(String text) {
    return KeyRef.looksLikeKey(afterColon(text))
        ? ""
        : catalogue.nearest(shown(text)).stream()
            .map(ModelId::toString)
            .collect(Collectors.joining(", ", "; the nearest are ", ""));
  }

  /** Enough to recognise it; a key that was typed in the wrong place is not repeated. */
  private static String shown(String text) {
    if (KeyRef.looksLikeKey(text) || KeyRef.looksLikeKey(afterColon(text))) {
      return "(not repeated, it looks like a key)";
    }
    return text.length() > 80 ? text.substring(0, 80) + "..." : text;
  }

  private static String afterColon(String text) {
    return text.substring(text.indexOf(':') + 1);
  }

  /**
   * Whether a model has an ability.
   *
   * @param model which
   * @param ability which
   * @return false also when the model is not known
   */
  public boolean has(ModelId model, Ability ability) {
    return catalogue.find(model).filter(facts -> facts.can(ability)).isPresent();
  }

  /**
   * What an agent needs of its model.
   *
   * @param agent who
   * @return everybody answers by JSON schema; the market analyst also calls tools
   */
  public static Set<Ability> needs(Step agent) {
    return agent == Step.MARKET_ANALYST
        ? Set.of(Ability.JSON_SCHEMA, Ability.TOOLS)
        : Set.of(Ability.JSON_SCHEMA);
  }

  /**
   * What keeps a model from speaking for an agent.
   *
   * @param model known to the catalogue
   * @param agent for whom
   * @param day of the call, in UTC: a price must be known for it
   * @return empty when nothing does
   */
  public Optional<String> unfit(ModelId model, Step agent, LocalDate day) {
    Optional<ModelFacts> facts = catalogue.find(model);
    if (facts.isEmpty()) {
      return Optional.of("there is no model '%s' in the catalogue".formatted(model));
    }
    List<Ability> missing =
        needs(agent).stream().filter(ability -> !facts.get().can(ability)).sorted().toList();
    if (!missing.isEmpty()) {
      String others =
          catalogue.nearest(model.toString()).stream()
              .filter(other ->
                  catalogue.find(other).orElseThrow().abilities().containsAll(needs(agent)))
              .map(ModelId::toString)
              .collect(Collectors.joining(", "));
      return Optional.of(
          "%s lacks %s, which the %s needs%s"
              .formatted(
                  model,
                  missing.stream().map(Ability::wireName).collect(Collectors.joining(" and ")),
                  agent.wireName(),
                  others.isEmpty() ? "" : "; near ones that have it are " + others));
    }
    return catalogue.prices().price(model, day, 0, ServiceTier.STANDARD)
            instanceof Result.Err<TokenPrice>(Failure failure)
        ? Optional.of(failure.detail())
        : Optional.empty();
  }

  /**
   * What is wrong with a configuration.
   *
   * @param config with models that the catalogue knows or not
   * @param day it is to be used on, in UTC
   * @return all faults, by part; empty when it can be used
   */
  public List<Wrong> wrong(AgentLlmConfig config, LocalDate day) {
    List<Wrong> wrong = new ArrayList<>();
    unfit(config.model(), config.agent(), day)
        .ifPresent(detail -> wrong.add(new Wrong("model", detail)));
    fallbacks(config, day, wrong);
    temperature(config, wrong);
    maxTokens(config, wrong);
    String ref = config.apiKeyRef();
    if (ref != null) {
      try {
        KeyRef.parse(ref);
      } catch (IllegalArgumentException e) {
        wrong.add(new Wrong("apiKeyRef", String.valueOf(e.getMessage())));
      }
    }
    return wrong;
  }

  private void fallbacks(AgentLlmConfig config, LocalDate day, List<Wrong> wrong) {
    if (config.fallbacks().size() > MOST_FALLBACKS) {
      wrong.add(
          new Wrong(
              "fallbacks",
              "are at most %d, not %d".formatted(MOST_FALLBACKS, config.fallbacks().size())));
    }
    Set<ModelId> seen = new HashSet<>(Set.of(config.model()));
    for (ModelId fallback : config.fallbacks()) {
      if (!seen.add(fallback)) {
        wrong.add(
            new Wrong(
                "fallbacks",
                "must differ from the model and from one another; %s is there twice"
                    .formatted(fallback)));
      }
      unfit(fallback, config.agent(), day)
          .ifPresent(detail -> wrong.add(new Wrong("fallbacks", detail)));
    }
  }

  /** A fallback that takes no temperature is asked without one; the model itself must take it. */
  private void temperature(AgentLlmConfig config, List<Wrong> wrong) {
    BigDecimal value = config.temperature();
    if (value == null) {
      return;
    }
    if (value.signum() < 0 || value.compareTo(HOTTEST) > 0) {
      wrong.add(new Wrong("temperature", "is 0 to 2, not %s".formatted(value)));
    } else if (catalogue.find(config.model()).isPresent()
        && !has(config.model(), Ability.TEMPERATURE)) {
      wrong.add(
          new Wrong(
              "temperature",
              "is not accepted by %s, so it must be left out, not %s"
                  .formatted(config.model(), value.toPlainString())));
    }
  }

  private void maxTokens(AgentLlmConfig config, List<Wrong> wrong) {
    int most =
        catalogue.find(config.model()).map(ModelFacts::maxOutputTokens).orElse(Integer.MAX_VALUE);
    if (config.maxTokens() < FEWEST_TOKENS || config.maxTokens() > most) {
      wrong.add(
          new Wrong(
              "maxTokens",
              "is %d to %d for %s, not %d"
                  .formatted(FEWEST_TOKENS, most, config.model(), config.maxTokens())));
    }
  }

  /**
   * What keeps a run from reasoning as it is asked to.
   *
   * @param choice who reasons
   * @param terms how, with a deep model that the catalogue knows
   * @param analysts who analyses
   * @param day of the run, in UTC
   * @return all faults, by the names of a request's parts; empty when nothing does
   */
  public List<Wrong> wrong(
      ModelChoice choice, ReasoningTerms terms, List<Step> analysts, LocalDate day) {
    List<Wrong> wrong = new ArrayList<>();
    String deep = terms.deepModel();
    if (!choice.callsModels() && (deep != null || !terms.prompts().isEmpty())) {
      String part = deep != null ? "deepModel" : "prompts";
      wrong.add(new Wrong(part, "goes with a model or 'agents' only: nobody else reads it"));
      return wrong;
    }
    Step quick = analysts.contains(Step.MARKET_ANALYST) ? Step.MARKET_ANALYST : analysts.getFirst();
    if (choice instanceof ModelChoice.Model(ModelId id)) {
      unfit(id, quick, day).ifPresent(detail -> wrong.add(new Wrong("model", detail)));
    }
    if (deep != null) {
      unfit(ModelId.parse(deep), Step.PORTFOLIO_MANAGER, day)
          .ifPresent(detail -> wrong.add(new Wrong("deepModel", detail)));
    }
    return wrong;
  }
}
