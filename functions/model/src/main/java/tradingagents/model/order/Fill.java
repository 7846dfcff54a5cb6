package tradingagents.model.order;

import java.time.Instant;
import java.time.LocalDate;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;

/**
 * One execution. Only fills move money; a fill is known by its execution id and counts once,
 * however often it is reported.
 *
 * @param executionId unique at the broker
 * @param clientOrderId the order it belongs to
 * @param symbol what was traded
 * @param side the direction
 * @param quantity above zero
 * @param price per unit
 * @param commission paid on top, zero or more
 * @param session the exchange's date of the execution
 * @param at when it happened
 */
public record Fill(
    String executionId,
    String clientOrderId,
    Symbol symbol,
    Side side,
    Quantity quantity,
    Price price,
    Money commission,
    LocalDate session,
    Instant at) {
  /** Checks that something was traded and that the commission is not a gift. */
  public Fill {
    if (quantity.isZero()) {
      throw new IllegalArgumentException("a fill trades something");
    }
    if (commission.isNegative()) {
      throw new IllegalArgumentException("a commission is never negative");
    }
  }

  /**
   * What the fill does to cash, in whole smallest units.
   *
   * @return negative for a purchase
   */
  public Money cashEffect() {
    Money value = price.times(quantity);
    return switch (side) {
      case BUY -> value.plus(commission).negated();
      case SELL -> value.minus(commission);
    };
  }
}
