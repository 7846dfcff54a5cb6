package tradingagents.model.money;

import java.math.BigDecimal;

/**
 * How many units: exact and never negative. The direction of a trade is its side, not a sign.
 *
 * @param value zero or more, without trailing zeros
 */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {
  /** None. */
  public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

  /** One whole unit. */
  public static final Quantity ONE = new Quantity(BigDecimal.ONE);

  /** Checks that the quantity is not negative. */
  public Quantity {
    value = Decimals.normal(value);
    if (value.signum() < 0) {
      throw new IllegalArgumentException("a quantity is never negative: " + value.toPlainString());
    }
  }

  /**
   * A quantity from its decimal text.
   *
   * @param text such as {@code 100} or {@code 0.5}
   * @return the quantity
   */
  public static Quantity of(String text) {
    return new Quantity(Decimals.parse("a quantity", text));
  }

  /**
   * A whole number of units.
   *
   * @param units zero or more
   * @return the quantity
   */
  public static Quantity of(long units) {
    return new Quantity(BigDecimal.valueOf(units));
  }

  /**
   * The sum.
   *
   * @param other how many more
   * @return exact
   */
  public Quantity plus(Quantity other) {
    return new Quantity(value.add(other.value));
  }

  /**
   * What is left.
   *
   * @param other at most this quantity
   * @return exact
   * @throws IllegalArgumentException when more is taken than there is
   */
  public Quantity minus(Quantity other) {
    return new Quantity(value.subtract(other.value));
  }

  /**
   * The smaller of two.
   *
   * @param other the other
   * @return this or the other
   */
  public Quantity min(Quantity other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /**
   * Whether there is none.
   *
   * @return true for zero
   */
  public boolean isZero() {
    return value.signum() == 0;
  }

  @Override
  public int compareTo(Quantity other) {
    return value.compareTo(other.value);
  }

  /** Plain digits: what {@link #of(String)} reads back. */
  @Override
  public String toString() {
    return value.toPlainString();
  }
}
