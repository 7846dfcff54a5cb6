package tradingagents.desk.gate;

import tradingagents.desk.run.RiskVerdict.Check;

/** The switch: ACTIVE allows everything, REDUCING only sales, HALTED no order at all. */
record TradingStateRule() implements RiskRule {
  @Override
  public String name() {
    return "trading-state";
  }

  @Override
  public Check evaluate(Situation situation, Limits limits) {
    TradingState state = situation.control().state();
    String limit =
        switch (state) {
          case ACTIVE -> "ACTIVE allows purchases and sales";
          case REDUCING -> "REDUCING allows sales only";
          case HALTED -> "HALTED allows no order";
        };
    if (situation.order().isEmpty()) {
      return noOrder(limit);
    }
    boolean allowed =
        switch (state) {
          case ACTIVE -> true;
          case REDUCING -> !situation.isPurchase();
          case HALTED -> false;
        };
    return judged(allowed, situation.isPurchase() ? "a purchase" : "a sale", limit);
  }
}
