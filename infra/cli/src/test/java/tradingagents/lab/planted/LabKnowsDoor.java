package tradingagents.lab.planted;

import tradingagents.agents.AgentHandler;

/** Breaks a rule on purpose: the test of the arrows finds it. */
public final class LabKnowsDoor {
  Object door(AgentHandler door) {
    return door;
  }
}
