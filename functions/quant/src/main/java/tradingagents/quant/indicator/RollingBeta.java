package tradingagents.quant.indicator;

import java.util.function.DoubleBinaryOperator;

/**
 * Beta over a moving window: covariance of values and benchmark divided by the variance of the
 * benchmark, over the last {@code period} pairs of returns (the divisors cancel). 1.2 is: moved by
 * 1.2 when the benchmark moved by 1. NaN where the benchmark stood still. Warm-up: period - 1.
 * Source: C. Bacon, Practical Portfolio Performance Measurement and Attribution, the chapter on
 * risk.
 *
 * @param period how many pairs, two or more
 */
public record RollingBeta(int period) implements PairIndicator {
  /** Checks the window. */
  public RollingBeta {
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
      return pairs.slope();
    };
  }
}
