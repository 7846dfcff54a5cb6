package tradingagents.risk.planted;

import tradingagents.agents.AgentHandler;

/** Breaks a rule on purpose: the test of the arrows finds it. */
public final class RiskKnowsDoor {
  Object door(AgentHandler door) {
    return door;
  }
}
