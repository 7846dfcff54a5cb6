package tradingagents.quant.measure;

import java.util.Arrays;
import tradingagents.quant.indicator.Live;
import tradingagents.quant.indicator.ValueIndicator;

/**
 * Maximum drawdown over a moving window: the largest fall from a peak to a later price within the
 * last {@code period} prices, {@code max(1 - x[j] / x[i])} over {@code i <= j}. A fraction of the
 * peak, zero or more: 0.25 is a fall by a quarter. Warm-up: period - 1. Source: C. Bacon, Practical
 * Portfolio Performance Measurement and Attribution, the chapter on risk.
 *
 * @param period how many prices
 */
public record MaximumDrawdown(int period) implements ValueIndicator {
  /** Checks the period. */
  public MaximumDrawdown {
    if (period < 1) {
      throw new IllegalArgumentException("a period is one bar or more, not " + period);
    }
  }

  @Override
  public int warmUp() {
    return period - 1;
  }

  @Override
  public Live live() {
    double[] window = new double[period];
    Arrays.fill(window, Double.NaN);
    return Live.ofValues(
        1,
        (value, out) -> {
          System.arraycopy(window, 1, window, 0, period - 1);
          window[period - 1] = value;
          out[0] = worst(window);
        });
  }

  private static double worst(double[] window) {
    double peak = window[0];
    double worst = 0;
    for (double value : window) {
      peak = Math.max(peak, value);
      worst = Math.max(worst, 1 - value / peak);
    }
    return worst;
  }
}
