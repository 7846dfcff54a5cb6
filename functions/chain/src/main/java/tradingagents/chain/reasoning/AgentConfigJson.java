package tradingagents.chain.reasoning;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import tradingagents.chain.json.Members;
import tradingagents.chain.json.Written;
import tradingagents.desk.models.AgentLlmConfig;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Provider;
import tradingagents.desk.roster.Agent.Tier;

/**
 * A configuration as it is stored, shown by the HTTP API and printed by the command line: one
 * document for all three.
 */
public final class AgentConfigJson {
  private AgentConfigJson() {}

  /**
   * A configuration.
   *
   * @param config any version
   * @return one line of JSON
   */
  public static String write(AgentLlmConfig config) {
    return of(config).json();
  }

  /**
   * A configuration, as a part of a document.
   *
   * @param config any version
   * @return its members
   */
  public static Written of(AgentLlmConfig config) {
    BigDecimal temperature = config.temperature();
    Written part =
        new Written()
            .text("id", config.id())
            .text("agentName", config.agent())
            .number("version", config.version())
            .text("tier", config.tier().name().toLowerCase(Locale.ROOT))
            .text("provider", config.model().provider())
            .text("modelId", config.model().name())
            .texts("fallbacks", config.fallbacks());
    // A temperature is a setting, not an amount: a number, as people write it.
    return (temperature == null
            ? part.text("temperature", null)
            : part.real("temperature", temperature.doubleValue()))
        .number("maxTokens", config.maxTokens())
        .text("apiKeyRef", config.apiKeyRef())
        .text("createdAt", config.createdAt())
        .text("updatedAt", config.updatedAt());
  }

  /**
   * A configuration.
   *
   * @param json as {@link #write} made it
   * @return any version
   * @throws tradingagents.model.failure.FailureException CORRUPT when it is not one
   */
  public static AgentLlmConfig read(String json) {
    return Members.read(json, AgentConfigJson::read);
  }

  private static AgentLlmConfig read(Members in) {
    List<ModelId> fallbacks = in.texts("fallbacks").stream().map(ModelId::parse).toList();
    return new AgentLlmConfig(
        in.text("id"),
        in.step("agentName"),
        in.count("version"),
        Tier.valueOf(in.text("tier").toUpperCase(Locale.ROOT)),
        new ModelId(Provider.named(in.text("provider")).orElseThrow(), in.text("modelId")),
        fallbacks,
        in.has("temperature") ? BigDecimal.valueOf(in.real("temperature")) : null,
        in.count("maxTokens"),
        in.textOrNull("apiKeyRef"),
        in.instant("createdAt"),
        in.instant("updatedAt"));
  }
}
