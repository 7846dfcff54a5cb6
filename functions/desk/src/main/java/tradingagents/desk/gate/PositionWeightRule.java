package tradingagents.desk.gate;

import java.util.Optional;
import tradingagents.desk.run.RiskVerdict.Check;
import tradingagents.desk.run.RiskVerdict.Ticket;
import tradingagents.model.money.Money;

/** After a purchase the instrument is at most a share of equity; a sale only ever lowers it. */
record PositionWeightRule() implements RiskRule {
  @Override
  public String name() {
    return "position-weight";
  }

  @Override
  public Check evaluate(Situation situation, Limits limits) {
    String limit = limits.maxPositionWeight() + " of equity after a purchase";
    Ticket order = situation.ticket();
    if (order == null) {
      return noOrder(limit);
    }
    if (!situation.isPurchase()) {
      return passed("a sale lowers it", limit);
    }
    Optional<Money> after =
        situation.price().map(price -> price.times(situation.held().plus(order.quantity())));
    Optional<Money> equity = situation.equity();
    if (after.isEmpty() || equity.isEmpty()) {
      return refused("unknown, a price is missing", limit);
    }
    Share share = Share.of(after.get(), equity.get());
    return judged(
        share.isAtMost(limits.maxPositionWeight()),
        after.get() + " is " + share + " of equity",
        limit);
  }
}
