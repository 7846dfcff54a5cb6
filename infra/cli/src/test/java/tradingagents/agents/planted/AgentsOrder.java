package tradingagents.agents.planted;

import tradingagents.desk.port.Orders;

/** Breaks a rule on purpose: the test of the arrows finds it. */
public final class AgentsOrder {
  Object order(Orders orders) {
    return orders;
  }
}
