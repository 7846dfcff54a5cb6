package tradingagents.quant.indicator;

import java.util.function.DoubleBinaryOperator;

/**
 * Pearson's correlation over a moving window, -1 to 1: covariance of values and benchmark divided
 * by the product of their standard deviations, over the last {@code period} pairs of returns. NaN
 * where either stood still. Warm-up: period - 1. Source: C. Bacon, Practical Portfolio Performance
 * Measurement and Attribution, the chapter on risk.
 *
 * @param period how many pairs, two or more
 */
public record RollingCorrelation(int period) implements PairIndicator {
  /** Checks the window. */
  public RollingCorrelation {
    Arguments.window(period, 2);
  }

  @Override
  public int warmUp() {
    return period - 1;
  }

  @Override
  public DoubleBinaryOperator live() {
    Pairs pairs = new Pairs(period);
    return (value, benchmark) -> {
      pairs.next(value, benchmark);
      return pairs.correlation();
    };
  }
}
