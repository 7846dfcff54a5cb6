package tradingagents.desk.gate;

import java.math.RoundingMode;
import java.util.Optional;
import tradingagents.desk.run.RiskVerdict.Check;
import tradingagents.desk.run.RiskVerdict.Ticket;
import tradingagents.model.money.Money;
import tradingagents.model.money.Ratio;

/**
 * A purchase, at a price somewhat dearer than the close and with its commission, is paid from cash.
 */
record CashRule() implements RiskRule {
  @Override
  public String name() {
    return "cash";
  }

  @Override
  public Check evaluate(Situation situation, Limits limits) {
    Money cash = situation.portfolio().cash();
    String limit = "free cash " + cash;
    Ticket order = situation.ticket();
    if (order == null) {
      return noOrder(limit);
    }
    if (!situation.isPurchase()) {
      return passed("a sale needs none", limit);
    }
    Optional<Money> value = situation.price().map(price -> price.times(order.quantity()));
    if (value.isEmpty()) {
      return refused("unknown, a price is missing", limit);
    }
    Money dearer = value.get().times(Ratio.ONE.plus(limits.priceBuffer()), RoundingMode.UP);
    Money need = dearer.plus(limits.commission().of(order.quantity(), dearer));
    return judged(
        need.compareTo(cash) <= 0,
        need + " with " + limits.priceBuffer() + " for the next open and the commission",
        limit);
  }
}
