package tradingagents.api.planted;

import tradingagents.agents.AgentHandler;

/** Breaks a rule on purpose: the test of the arrows finds it. */
public final class ApiKnowsDoor {
  Object door(AgentHandler door) {
    return door;
  }
}
