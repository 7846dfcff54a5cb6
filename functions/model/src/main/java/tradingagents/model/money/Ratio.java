package tradingagents.model.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact dimensionless number: a weight, a limit, a cost rate. 0.05 is five percent. It decides;
 * statistics are doubles and are named as such.
 *
 * @param value without trailing zeros; may be negative
 */
public record Ratio(BigDecimal value) implements Comparable<Ratio> {
  /** Decimal places that survive a division. */
  public static final int SCALE = 8;

  /** None. */
  public static final Ratio ZERO = new Ratio(BigDecimal.ZERO);

  /** The whole. */
  public static final Ratio ONE = new Ratio(BigDecimal.ONE);

  /** Brings the value to its normal form. */
  public Ratio {
    value = Decimals.normal(value);
  }

  /**
   * A ratio from its decimal text.
   *
   * @param text such as {@code 0.25}
   * @return the ratio
   */
  public static Ratio of(String text) {
    return new Ratio(Decimals.parse("a ratio", text));
  }

  /**
   * A ratio in hundredths of a percent.
   *
   * @param basisPoints 5 is 0.0005
   * @return the ratio
   */
  public static Ratio ofBasisPoints(int basisPoints) {
    return new Ratio(BigDecimal.valueOf(basisPoints, 4));
  }

  /**
   * The sum.
   *
   * @param other the other
   * @return exact
   */
  public Ratio plus(Ratio other) {
    return new Ratio(value.add(other.value));
  }

  /**
   * The difference.
   *
   * @param other the other
   * @return exact
   */
  public Ratio minus(Ratio other) {
    return new Ratio(value.subtract(other.value));
  }

  /**
   * The product, to {@value #SCALE} places.
   *
   * @param other the other
   * @param rounding how to lose digits
   * @return rounded
   */
  public Ratio times(Ratio other, RoundingMode rounding) {
    return new Ratio(value.multiply(other.value).setScale(SCALE, rounding));
  }

  /**
   * The opposite.
   *
   * @return exact
   */
  public Ratio negated() {
    return new Ratio(value.negate());
  }

  /**
   * The smaller of two.
   *
   * @param other the other
   * @return this or the other
   */
  public Ratio min(Ratio other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /**
   * The larger of two.
   *
   * @param other the other
   * @return this or the other
   */
  public Ratio max(Ratio other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @Override
  public int compareTo(Ratio other) {
    return value.compareTo(other.value);
  }

  /** Plain digits: what {@link #of} reads back. */
  @Override
  public String toString() {
    return value.toPlainString();
  }
}
