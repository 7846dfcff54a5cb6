package tradingagents.chain.planted;

import tradingagents.broker.BrokerHandler;

/** Breaks a rule on purpose: the test of the arrows finds it. */
public final class ChainKnowsDoor {
  Object door(BrokerHandler door) {
    return door;
  }
}
