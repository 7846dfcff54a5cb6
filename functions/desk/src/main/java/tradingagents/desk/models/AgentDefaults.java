package tradingagents.desk.models;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import tradingagents.desk.roster.Agent.Tier;
import tradingagents.desk.roster.Roster;
import tradingagents.desk.run.Step;

/**
 * What an agent uses until somebody configures it: managers a deep model, the others a quick one,
 * and each the other one when its own cannot answer, because the two have quotas of their own.
 */
public final class AgentDefaults {
  /** The model of quick agents. */
  public static final ModelId QUICK =
      new ModelId(Provider.BEDROCK, "us.anthropic.claude-haiku-4-5-20251001-v1:0");

  /** The model of deep agents. */
  public static final ModelId DEEP =
      new ModelId(Provider.BEDROCK, "us.anthropic.claude-sonnet-4-6");

  private static final BigDecimal TEMPERATURE = new BigDecimal("0.2");

  private AgentDefaults() {}

  /**
   * The configuration that an agent comes with: version 0, from before all time.
   *
   * @param agent whose
   * @return never null
   * @throws IllegalArgumentException when the step is no agent
   */
  public static AgentLlmConfig of(Step agent) {
    Tier tier = Roster.of(agent).tier();
    boolean deep = tier == Tier.DEEP;
    return new AgentLlmConfig(
        agent.wireName() + "-0",
        agent,
        0,
        tier,
        deep ? DEEP : QUICK,
        List.of(deep ? QUICK : DEEP),
        TEMPERATURE,
        maxTokens(tier),
        null,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  /**
   * The most tokens of an answer that nobody limits otherwise: a typed answer has a few hundred,
   * and what a model thinks first counts too.
   *
   * @param tier of the agent
   * @return 4,096 quick, 8,192 deep
   */
  public static int maxTokens(Tier tier) {
    return switch (tier) {
      case QUICK -> 4_096;
      case DEEP -> 8_192;
    };
  }
}
