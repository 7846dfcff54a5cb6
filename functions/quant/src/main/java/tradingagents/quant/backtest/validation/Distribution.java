package tradingagents.quant.backtest.validation;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import tradingagents.quant.measure.Moments;
import tradingagents.quant.measure.ValueAtRisk;

/**
 * Numbers of one kind, such as the Sharpe ratio of every resampled path. What has no number (NaN)
 * is counted and takes part in nothing else; of nothing but those every statistic is NaN. Refuses
 * infinite numbers. Immutable.
 */
public final class Distribution {
  private final double[] values;
  private final double[] ascending;

  private Distribution(double[] values) {
    this.values = values;
    this.ascending = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    for (double value : ascending) {
      if (Double.isInfinite(value)) {
        throw new IllegalArgumentException("a distribution is of finite numbers, not " + value);
      }
    }
  }

  /** Of these numbers, which are copied. */
  public static Distribution of(double[] values) {
    return new Distribution(values.clone());
  }

  /** All of them in the order given, NaN included; a copy. */
  public double[] values() {
    return values.clone();
  }

  /** How many are numbers. */
  public int count() {
    return ascending.length;
  }

  /** How many are none. */
  public int missing() {
    return values.length - ascending.length;
  }

  /** The arithmetic mean. */
  public double mean() {
    return count() == 0 ? Double.NaN : Moments.of(ascending).mean();
  }

  /** The sample standard deviation, divisor n - 1; NaN for a single number. */
  public double deviation() {
    return count() == 0 ? Double.NaN : Moments.of(ascending).sampleDeviation();
  }

  /**
   * The quantile of type 7 (Hyndman and Fan 1996), linear between neighbours.
   *
   * @param probability from 0, the least, to 1, the greatest
   */
  public double quantile(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "a quantile is asked for by a probability from 0 to 1, not " + probability);
    }
    if (count() == 0) {
      return Double.NaN;
    }
    if (probability == 0 || probability == 1) {
      return ascending[probability == 0 ? 0 : ascending.length - 1];
    }
    // The value at risk at level 1 - p is the quantile at p by its definition.
    return ValueAtRisk.historical(ascending, 1 - probability);
  }

  /** The share of the numbers that are less than {@code bound}, 0 to 1. */
  public double shareBelow(double bound) {
    return share(number -> number < bound);
  }

  /** The share of the numbers that are {@code bound} or less, 0 to 1. */
  public double shareAtMost(double bound) {
    return share(number -> number <= bound);
  }

  /** The share of the numbers that are greater than {@code bound}, 0 to 1. */
  public double shareAbove(double bound) {
    return share(number -> number > bound);
  }

  private double share(DoublePredicate which) {
    return count() == 0
        ? Double.NaN
        : (double) Arrays.stream(ascending).filter(which).count() / count();
  }
}
