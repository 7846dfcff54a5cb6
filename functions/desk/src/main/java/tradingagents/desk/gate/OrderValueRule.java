package tradingagents.desk.gate;

import java.math.BigDecimal;
import java.util.Optional;
import tradingagents.desk.run.RiskVerdict.Check;
import tradingagents.desk.run.RiskVerdict.Ticket;
import tradingagents.model.money.Money;

/** A purchase costs no more than a fixed amount, however large the account; a sale may. */
record OrderValueRule() implements RiskRule {
  @Override
  public String name() {
    return "order-value";
  }

  @Override
  public Check evaluate(Situation situation, Limits limits) {
    Optional<BigDecimal> most = limits.orderValue();
    String limit =
        most.map(amount ->
                "a purchase of at most "
                    + amount.toPlainString()
                    + " "
                    + situation.portfolio().currency())
            .orElse("no fixed amount");
    Ticket order = situation.ticket();
    if (order == null) {
      return noOrder(limit);
    }
    if (!situation.isPurchase()) {
      return passed("a sale", limit);
    }
    Optional<Money> value = situation.price().map(price -> price.times(order.quantity()));
    if (value.isEmpty()) {
      return refused("unknown, a price is missing", limit);
    }
    boolean allowed = most.isEmpty() || value.get().amount().compareTo(most.get()) <= 0;
    return judged(allowed, value.get().toString(), limit);
  }
}
