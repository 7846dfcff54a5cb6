package tradingagents.quant.measure;

import java.util.Arrays;
import tradingagents.quant.indicator.Indicator;

/**
 * Realised volatility, close to close: the sample standard deviation (divisor n - 1) of the last
 * {@code period} logarithmic returns, times the square root of 252 sessions per year. A fraction
 * per year: 0.20 is twenty percent. Source: J. Hull, Options, Futures, and Other Derivatives, the
 * chapter on estimating volatility from historical data.
 *
 * @param period how many returns, two or more
 */
public record RealisedVolatility(int period) implements Indicator {
  /** Sessions per year, by convention. */
  public static final int SESSIONS_PER_YEAR = 252;

  /** Checks the period. */
  public RealisedVolatility {
    if (period < 2) {
      throw new IllegalArgumentException("volatility needs two returns or more, not " + period);
    }
  }

  /** {@inheritDoc} Here: period, because a return needs two prices. */
  @Override
  public int warmUp() {
    return period;
  }

  @Override
  public double[] over(double[] values) {
    double[] out = new double[values.length];
    Arrays.fill(out, Double.NaN);
    double[] returns = new double[values.length];
    for (int i = 1; i < values.length; i++) {
      returns[i] = Math.log(values[i] / values[i - 1]);
    }
    for (int i = period; i < values.length; i++) {
      out[i] = deviation(returns, i - period + 1, i + 1) * Math.sqrt(SESSIONS_PER_YEAR);
    }
    return out;
  }

  private static double deviation(double[] returns, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += returns[i];
    }
    double mean = sum / (to - from);
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += (returns[i] - mean) * (returns[i] - mean);
    }
    return Math.sqrt(squares / (to - from - 1));
  }
}
