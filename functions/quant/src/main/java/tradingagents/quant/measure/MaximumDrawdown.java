package tradingagents.quant.measure;

import java.util.Arrays;
import tradingagents.quant.indicator.Indicator;

/**
 * Maximum drawdown over a moving window: the largest fall from a peak to a later price within the
 * last {@code period} prices, {@code max(1 - x[j] / x[i])} over {@code i <= j}. A fraction of the
 * peak, zero or more: 0.25 is a fall by a quarter. Source: C. Bacon, Practical Portfolio
 * Performance Measurement and Attribution, the chapter on risk.
 *
 * @param period how many prices
 */
public record MaximumDrawdown(int period) implements Indicator {
  /** Checks the period. */
  public MaximumDrawdown {
    if (period < 1) {
      throw new IllegalArgumentException("a period is one bar or more, not " + period);
    }
  }

  /** {@inheritDoc} Here: period - 1. */
  @Override
  public int warmUp() {
    return period - 1;
  }

  @Override
  public double[] over(double[] values) {
    double[] out = new double[values.length];
    Arrays.fill(out, Double.NaN);
    for (int i = period - 1; i < values.length; i++) {
      out[i] = of(values, i - period + 1, i + 1);
    }
    return out;
  }

  private static double of(double[] values, int from, int to) {
    double peak = values[from];
    double worst = 0;
    for (int i = from + 1; i < to; i++) {
      peak = Math.max(peak, values[i]);
      worst = Math.max(worst, 1 - values[i] / peak);
    }
    return worst;
  }
}
