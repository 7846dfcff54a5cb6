package tradingagents.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tradingagents.desk.models.Ability;
import tradingagents.desk.models.AgentLlmConfig;
import tradingagents.desk.models.KeyRef;
import tradingagents.desk.models.ModelChecks;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.roster.Agent.Tier;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** The options that change an agent's configuration; what is not typed stays as it is. */
final class ConfigOptions {
  private static final String NONE = "none";

  @Option(names = "--model", paramLabel = "PROVIDER:MODEL", description = "Asked first.")
  private @Nullable String model;

  @Option(
      names = "--fallback",
      paramLabel = "PROVIDER:MODEL",
      description =
          "Asked when the one before cannot answer; may be repeated, in order. 'none' takes all"
              + " away.")
  private List<String> fallbacks = new ArrayList<>();

  @Option(
      names = "--temperature",
      paramLabel = "0..2",
      description = "'none' leaves it to the model.")
  private @Nullable String temperature;

  @Option(names = "--max-tokens", paramLabel = "N", description = "The most tokens of an answer.")
  private @Nullable String maxTokens;

  @Option(
      names = "--api-key-ref",
      paramLabel = "REF",
      description =
          "Where the key is: env:NAME or secret:NAME, never the key. 'none' means the provider's"
              + " usual place.")
  private @Nullable String apiKeyRef;

  @Option(names = "--tier", paramLabel = "TIER", description = "quick or deep.")
  private @Nullable String tier;

  boolean areTyped() {
    return !fallbacks.isEmpty()
        || Stream.of(model, temperature, maxTokens, apiKeyRef, tier).anyMatch(o -> o != null);
  }

  /** The option of a part of a configuration. */
  static String option(String part) {
    return switch (part) {
      case "fallbacks" -> "--fallback";
      case "maxTokens" -> "--max-tokens";
      case "apiKeyRef" -> "--api-key-ref";
      default -> "--" + part;
    };
  }

  /** Refuses what means nothing whatever the agent uses now. */
  void check(ModelChecks checks) {
    if (model != null) {
      var _ = ModelOptions.read("--model", model, checks::model);
    }
    var _ = fallbacks(checks);
    var _ = temperature();
    var _ = maxTokens();
    var _ = apiKeyRef();
    var _ = tier();
  }

  /**
   * The configuration with what was typed. What belonged to the model or provider that is left (its
   * temperature, its key, itself as a fallback) does not go on to the next one.
   */
  AgentLlmConfig applied(AgentLlmConfig current, ModelChecks checks) {
    ModelId next =
        model == null ? current.model() : ModelOptions.read("--model", model, checks::model);
    List<ModelId> others =
        fallbacks.isEmpty()
            ? current.fallbacks().stream().filter(id -> !id.equals(next)).toList()
            : fallbacks(checks);
    boolean otherProvider = next.provider() != current.model().provider();
    boolean cold = model != null && !checks.has(next, Ability.TEMPERATURE);
    return new AgentLlmConfig(
        "",
        current.agent(),
        current.version(),
        tier == null ? current.tier() : tier(),
        next,
        others,
        temperature != null ? temperature() : cold ? null : current.temperature(),
        maxTokens == null ? current.maxTokens() : maxTokens(),
        apiKeyRef != null ? apiKeyRef() : otherProvider ? null : current.apiKeyRef(),
        current.createdAt(),
        current.updatedAt());
  }

  private List<ModelId> fallbacks(ModelChecks checks) {
    return fallbacks.equals(List.of(NONE))
        ? List.of()
        : fallbacks.stream()
            .map(text -> ModelOptions.read("--fallback", text, checks::model))
            .toList();
  }

  private @Nullable BigDecimal temperature() {
    if (temperature == null || temperature.equals(NONE)) {
      return null;
    }
    if (!temperature.matches("-?\\d{1,3}(\\.\\d{1,4})?")) {
      throw new FailureException(
          Reason.INVALID, "--temperature is 0 to 2 or none, not '" + temperature + "'");
    }
    return new BigDecimal(temperature);
  }

  private int maxTokens() {
    if (maxTokens == null) {
      return 0;
    }
    if (!maxTokens.matches("-?\\d{1,9}")) {
      throw new FailureException(
          Reason.INVALID, "--max-tokens is a whole number, not '" + maxTokens + "'");
    }
    return Integer.parseInt(maxTokens);
  }

  private @Nullable String apiKeyRef() {
    return apiKeyRef == null || apiKeyRef.equals(NONE)
        ? null
        : ModelOptions.read("--api-key-ref", apiKeyRef, KeyRef::parse).toString();
  }

  private Tier tier() {
    return switch (tier == null ? "quick" : tier.toLowerCase(Locale.ROOT)) {
      case "quick" -> Tier.QUICK;
      case "deep" -> Tier.DEEP;
      default ->
          throw new FailureException(Reason.INVALID, "--tier is quick or deep, not '" + tier + "'");
    };
  }
}
