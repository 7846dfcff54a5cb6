package tradingagents.model.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The price of one unit of an instrument: exact and positive. A price that is missing or doubtful
 * has no value of this type: there is no zero price.
 *
 * @param value per unit, above zero, without trailing zeros
 * @param currency the unit of the value
 */
public record Price(BigDecimal value, Currency currency) implements Comparable<Price> {
  /** Checks that the price is positive. */
  public Price {
    value = Decimals.normal(value);
    if (value.signum() <= 0) {
      throw new IllegalArgumentException("a price is above zero, not " + value.toPlainString());
    }
  }

  /**
   * A price from its decimal text.
   *
   * @param text such as {@code 187.36}
   * @param currency the unit
   * @return the price
   */
  public static Price of(String text, Currency currency) {
    return new Price(Decimals.parse("a price", text), currency);
  }

  /**
   * The value of a quantity at this price.
   *
   * @param quantity how many
   * @return exact
   */
  public Money times(Quantity quantity) {
    return new Money(value.multiply(quantity.value()), currency);
  }

  /**
   * This price moved by a share of itself and brought to a tick.
   *
   * @param share +0.0005 is five basis points up
   * @param tick the smallest price step
   * @param rounding how to reach the tick
   * @return the moved price
   */
  public Price moved(Ratio share, Price tick, RoundingMode rounding) {
    BigDecimal raw = value.add(value.multiply(share.value()));
    BigDecimal ticks = raw.divide(tick.value, 0, rounding);
    return new Price(ticks.max(BigDecimal.ONE).multiply(tick.value), currency);
  }

  @Override
  public int compareTo(Price other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(currency + " and " + other.currency + " do not mix");
    }
    return value.compareTo(other.value);
  }

  /**
   * The value as plain digits, without the unit.
   *
   * @return what {@link #of} reads back
   */
  public String plain() {
    return value.toPlainString();
  }

  @Override
  public String toString() {
    return plain() + " " + currency;
  }
}
