package tradingagents.desk.gate;

import tradingagents.desk.run.RiskVerdict.Check;
import tradingagents.model.market.Symbol;

/** The instrument is not on the restricted list: what is on it is neither bought nor sold. */
record RestrictedRule() implements RiskRule {
  @Override
  public String name() {
    return "restricted";
  }

  @Override
  public Check evaluate(Situation situation, Limits limits) {
    String limit =
        limits.restricted().isEmpty()
            ? "nothing is restricted"
            : "not one of the " + limits.restricted().size() + " restricted";
    if (situation.order().isEmpty()) {
      return noOrder(limit);
    }
    Symbol symbol = situation.mandate().symbol();
    boolean listed = limits.restricted().contains(symbol);
    return judged(!listed, symbol + (listed ? " is restricted" : " is not restricted"), limit);
  }
}
