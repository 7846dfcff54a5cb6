package tradingagents.feeds.planted;

import tradingagents.agents.AgentHandler;

/** Breaks a rule on purpose: the test of the arrows finds it. */
public final class FeedsKnowsDoor {
  Object door(AgentHandler door) {
    return door;
  }
}
