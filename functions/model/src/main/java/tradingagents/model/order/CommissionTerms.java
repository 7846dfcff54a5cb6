package tradingagents.model.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import tradingagents.model.money.Money;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;

/**
 * What an execution costs on top of its value: an amount per unit, at least a minimum, at most a
 * share of the value (the share wins over the minimum), in whole smallest units, rounded against
 * us.
 *
 * @param perUnit charged for each unit
 * @param minimum the least that is charged for one order
 * @param mostOfValue the largest share of the order's value that is charged
 */
public record CommissionTerms(BigDecimal perUnit, BigDecimal minimum, Ratio mostOfValue) {
  /** Half a cent per unit, at least 1.00, at most 1 % of the value. */
  public static final CommissionTerms USUAL =
      new CommissionTerms(new BigDecimal("0.005"), BigDecimal.ONE, Ratio.of("0.01"));

  /** No commission. */
  public static final CommissionTerms FREE =
      new CommissionTerms(BigDecimal.ZERO, BigDecimal.ZERO, Ratio.ZERO);

  /** Checks that nothing is negative. */
  public CommissionTerms {
    if (perUnit.signum() < 0 || minimum.signum() < 0 || mostOfValue.compareTo(Ratio.ZERO) < 0) {
      throw new IllegalArgumentException("a commission is never negative");
    }
  }

  /**
   * The commission of one execution.
   *
   * @param quantity how many units
   * @param value what they are worth
   * @return zero or more, in the value's currency
   */
  public Money of(Quantity quantity, Money value) {
    BigDecimal byUnit = perUnit.multiply(quantity.value()).max(minimum);
    BigDecimal most = value.amount().multiply(mostOfValue.value());
    return new Money(byUnit.min(most), value.currency()).rounded(RoundingMode.UP);
  }
}
