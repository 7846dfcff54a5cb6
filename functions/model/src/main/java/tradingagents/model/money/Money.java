package tradingagents.model.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount of one currency; may be negative (a debt, a loss). Sums are exact; an operation
 * that can lose a digit takes a {@link RoundingMode}. Two currencies never mix: that is a
 * programmer error.
 *
 * @param amount exact, without trailing zeros
 * @param currency the unit
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
  /** Brings the amount to its normal form. */
  public Money {
    amount = Decimals.normal(amount);
  }

  /**
   * An amount from its decimal text.
   *
   * @param amount such as {@code 100000} or {@code -12.34}
   * @param currency the unit
   * @return the money
   */
  public static Money of(String amount, Currency currency) {
    return new Money(Decimals.parse("an amount", amount), currency);
  }

  /**
   * Nothing.
   *
   * @param currency the unit
   * @return zero
   */
  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /**
   * The sum.
   *
   * @param other of the same currency
   * @return exact
   */
  public Money plus(Money other) {
    return new Money(amount.add(same(other).amount), currency);
  }

  /**
   * The difference.
   *
   * @param other of the same currency
   * @return exact
   */
  public Money minus(Money other) {
    return new Money(amount.subtract(same(other).amount), currency);
  }

  /**
   * The opposite.
   *
   * @return exact
   */
  public Money negated() {
    return new Money(amount.negate(), currency);
  }

  /**
   * A share of this, in whole smallest units.
   *
   * @param share the factor
   * @param rounding how to lose digits
   * @return rounded to the currency's smallest unit
   */
  public Money times(Ratio share, RoundingMode rounding) {
    return new Money(amount.multiply(share.value()), currency).rounded(rounding);
  }

  /**
   * This amount in whole smallest units.
   *
   * @param rounding how to lose digits
   * @return rounded
   */
  public Money rounded(RoundingMode rounding) {
    return new Money(amount.setScale(currency.minorDigits(), rounding), currency);
  }

  /**
   * How large this is beside another amount.
   *
   * @param whole not zero, same currency
   * @param rounding how to lose digits after {@value Ratio#SCALE} places
   * @return the ratio
   */
  public Ratio over(Money whole, RoundingMode rounding) {
    return new Ratio(amount.divide(same(whole).amount, Ratio.SCALE, rounding));
  }

  /**
   * The most whole-lot units this amount buys.
   *
   * @param price positive
   * @param lot the smallest tradable quantity
   * @return rounded down to a multiple of the lot, zero for negative money
   */
  public Quantity buys(Price price, Quantity lot) {
    if (amount.signum() <= 0) {
      return Quantity.ZERO;
    }
    BigDecimal one = price.value().multiply(lot.value());
    return new Quantity(amount.divideToIntegralValue(one).multiply(lot.value()));
  }

  /**
   * Whether this is below zero.
   *
   * @return true for a debt
   */
  public boolean isNegative() {
    return amount.signum() < 0;
  }

  @Override
  public int compareTo(Money other) {
    return amount.compareTo(same(other).amount);
  }

  private Money same(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(currency + " and " + other.currency + " do not mix");
    }
    return other;
  }

  /**
   * The amount as plain digits, without the unit.
   *
   * @return what {@link #of} reads back
   */
  public String plain() {
    return amount.toPlainString();
  }

  @Override
  public String toString() {
    return plain() + " " + currency;
  }
}
