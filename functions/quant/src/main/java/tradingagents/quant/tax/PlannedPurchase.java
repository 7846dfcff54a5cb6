package tradingagents.quant.tax;

import java.time.LocalDate;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Quantity;

/**
 * A purchase that is going to happen: a saving plan, a dividend that is reinvested, an order.
 *
 * @param symbol what
 * @param account where
 * @param date when
 * @param quantity how many units, above zero
 */
public record PlannedPurchase(Symbol symbol, String account, LocalDate date, Quantity quantity) {
  /** Checks that something is bought. */
  public PlannedPurchase {
    if (quantity.isZero()) {
      throw new IllegalArgumentException(
          "the planned purchase of " + symbol + " on " + date + " has no units");
    }
  }
}
