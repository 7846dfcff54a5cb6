package tradingagents.desk.gate;

import tradingagents.desk.run.RiskVerdict.Check;
import tradingagents.model.money.Quantity;

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
          case REDUCING -> "REDUCING allows sales of what is held only";
          case HALTED -> "HALTED allows no order";
        };
    if (situation.order().isEmpty()) {
      return noOrder(limit);
    }
    boolean allowed =
        switch (state) {
          case ACTIVE -> true;
          case REDUCING ->
              !situation.isPurchase()
                  && situation.order().get().quantity().compareTo(situation.held()) <= 0;
          case HALTED -> false;
        };
    return judged(allowed, value(situation), limit);
  }

  private static String value(Situation situation) {
    if (situation.isPurchase()) {
      return "a purchase";
    }
    Quantity sold = situation.order().orElseThrow().quantity();
    return sold.compareTo(situation.held()) <= 0
        ? "a sale"
        : "a sale of " + sold + ", " + situation.held() + " held";
  }
}
