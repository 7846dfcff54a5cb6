package tradingagents.model.portfolio;

import java.math.BigDecimal;
import java.time.Instant;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Money;
import tradingagents.model.order.Fill;
import tradingagents.model.order.Side;

/**
 * One line of an account's journal: what one execution did to cash and to one position. Written
 * once, never changed.
 *
 * @param executionId unique at the broker
 * @param at when the execution happened
 * @param symbol what was traded
 * @param cash added to the account's cash; negative for a purchase
 * @param quantity added to the position; negative for a sale
 */
public record JournalEntry(
    String executionId, Instant at, Symbol symbol, Money cash, BigDecimal quantity) {
  /** Brings the quantity to the form that equal quantities share. */
  public JournalEntry {
    quantity = quantity.signum() == 0 ? BigDecimal.ZERO : quantity.stripTrailingZeros();
  }

  /**
   * The line of an execution.
   *
   * @param fill the execution
   * @return its effects
   */
  public static JournalEntry of(Fill fill) {
    BigDecimal units = fill.quantity().value();
    return new JournalEntry(
        fill.executionId(),
        fill.at(),
        fill.symbol(),
        fill.cashEffect(),
        fill.side() == Side.BUY ? units : units.negate());
  }
}
