package tradingagents.quant.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import tradingagents.model.money.Money;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;

/** Shares of an amount by units; exact for all units, else to {@value Ratio#SCALE} places. */
final class Shares {
  private Shares() {}

  static Money of(Money whole, Quantity part, Quantity all) {
    if (part.compareTo(all) == 0) {
      return whole;
    }
    BigDecimal share =
        whole
            .amount()
            .multiply(part.value())
            .divide(all.value(), Ratio.SCALE, RoundingMode.HALF_UP);
    return new Money(share, whole.currency());
  }

  /** The share of the units after the first {@code from} up to {@code to}: such shares sum up. */
  static Money between(Money whole, Quantity from, Quantity to, Quantity all) {
    return of(whole, to, all).minus(of(whole, from, all));
  }
}
