package tradingagents.desk.gate;

import java.util.Optional;
import tradingagents.desk.run.RiskVerdict.Check;
import tradingagents.desk.run.RiskVerdict.Ticket;
import tradingagents.model.money.Money;

/** One purchase costs at most a share of equity; one sale sells at most what is held. */
record OrderSizeRule() implements RiskRule {
  @Override
  public String name() {
    return "order-size";
  }

  @Override
  public Check evaluate(Situation situation, Limits limits) {
    String limit =
        "a purchase of " + limits.maxOrderWeight() + " of equity, a sale of what is held";
    Ticket order = situation.ticket();
    if (order == null) {
      return noOrder(limit);
    }
    if (!situation.isPurchase()) {
      boolean covered = order.quantity().compareTo(situation.held()) <= 0;
      return judged(covered, "sells " + order.quantity() + " of " + situation.held(), limit);
    }
    Optional<Money> value = situation.price().map(price -> price.times(order.quantity()));
    Optional<Money> equity = situation.equity();
    if (value.isEmpty() || equity.isEmpty()) {
      return refused("unknown, a price is missing", limit);
    }
    Share share = Share.of(value.get(), equity.get());
    return judged(
        share.isAtMost(limits.maxOrderWeight()),
        value.get() + " is " + share + " of equity",
        limit);
  }
}
