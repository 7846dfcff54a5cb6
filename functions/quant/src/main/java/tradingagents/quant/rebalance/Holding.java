package tradingagents.quant.rebalance;

import java.util.List;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.quant.tax.TaxLot;

/**
 * What is held of one instrument, or could be bought: then the quantity is zero.
 *
 * @param symbol what
 * @param quantity how many units
 * @param price of one unit
 * @param lots the same units with their basis; empty when tax is not asked for
 */
public record Holding(Symbol symbol, Quantity quantity, Price price, List<TaxLot> lots) {
  /** Copies the lots; they sum to the quantity. */
  public Holding {
    lots = List.copyOf(lots);
    Quantity sum = lots.stream().map(TaxLot::quantity).reduce(Quantity.ZERO, Quantity::plus);
    if (!lots.isEmpty() && sum.compareTo(quantity) != 0) {
      throw new IllegalArgumentException(
          "the lots of " + symbol + " sum to " + sum + " units, but " + quantity + " are held");
    }
  }

  /**
   * What it is worth.
   *
   * @return exact
   */
  public Money value() {
    return price.times(quantity);
  }
}
