package tradingagents.api.agents;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.http.Fields;
import tradingagents.desk.models.AgentDefaults;
import tradingagents.desk.models.AgentLlmConfig;
import tradingagents.desk.models.KeyRef;
import tradingagents.desk.models.ModelChecks;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Provider;
import tradingagents.desk.roster.Agent.Tier;
import tradingagents.desk.roster.Roster;
import tradingagents.desk.run.Step;

/** Reads a configuration from a body, and refuses it with everything that is wrong. */
final class ConfigFields {
  private ConfigFields() {}

  /** The whole; id, version and times are given when it is stored. */
  static AgentLlmConfig read(Fields fields, Step agent, ModelChecks checks, LocalDate today) {
    Tier tier = fields.text("tier", ConfigFields::tier).orElse(Roster.of(agent).tier());
    List<ModelId> fallbacks =
        fields.texts("fallbacks", ModelChecks.MOST_FALLBACKS, checks::model).orElse(List.of());
    BigDecimal temperature = temperature(fields);
    Optional<Integer> maxTokens = fields.number("maxTokens", 1, Integer.MAX_VALUE);
    String ref = fields.text("apiKeyRef", text -> KeyRef.parse(text).toString()).orElse(null);
    Optional<AgentLlmConfig> wanted =
        model(fields, checks)
            .map(model ->
                new AgentLlmConfig(
                    "",
                    agent,
                    0,
                    tier,
                    model,
                    fallbacks,
                    temperature,
                    maxTokens.orElse(AgentDefaults.maxTokens(tier)),
                    ref,
                    Instant.EPOCH,
                    Instant.EPOCH));
    wanted.ifPresent(config ->
        checks
            .wrong(config, today)
            .forEach(wrong -> fields.wrong(name(wrong.part()), wrong.detail())));
    fields.done();
    return wanted.orElseThrow();
  }

  /** A model is two fields here. */
  private static String name(String part) {
    return part.equals("model") ? "modelId" : part;
  }

  private static Optional<ModelId> model(Fields fields, ModelChecks checks) {
    Optional<String> provider = fields.text("provider", text -> text);
    Optional<String> id = fields.text("modelId", text -> text);
    if (provider.isEmpty()) {
      fields.missing("provider");
    }
    if (id.isEmpty()) {
      fields.missing("modelId");
    }
    if (provider.isEmpty() || id.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(checks.model(provider.get() + ":" + id.get()));
    } catch (IllegalArgumentException e) {
      boolean known = Provider.named(provider.get()).isPresent();
      fields.wrong(known ? "modelId" : "provider", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Tier tier(String text) {
    return switch (text) {
      case "quick" -> Tier.QUICK;
      case "deep" -> Tier.DEEP;
      default -> throw new IllegalArgumentException("must be quick or deep");
    };
  }

  private static @Nullable BigDecimal temperature(Fields fields) {
    double value = fields.decimal("temperature", Double.NaN);
    return Double.isNaN(value) ? null : BigDecimal.valueOf(value);
  }
}
