package tradingagents.quant.indicator;

import java.util.Arrays;

/** A number from each full window of the last bars. */
final class Window {
  private Window() {}

  /** What a window of values, from one index to another (excluded), comes to. */
  @FunctionalInterface
  interface Summary {
    double of(double[] values, int from, int to);
  }

  static int checked(int period) {
    if (period < 1) {
      throw new IllegalArgumentException("a period is one bar or more, not " + period);
    }
    return period;
  }

  static double[] nothing(int length) {
    double[] out = new double[length];
    Arrays.fill(out, Double.NaN);
    return out;
  }

  static double[] roll(double[] values, int period, Summary summary) {
    double[] out = nothing(values.length);
    for (int i = period - 1; i < values.length; i++) {
      out[i] = summary.of(values, i - period + 1, i + 1);
    }
    return out;
  }

  /** Each window is summed afresh: no rounding error can pile up along the series. */
  static double mean(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum / (to - from);
  }

  /**
   * An average that starts, at {@code from + period - 1}, as the mean of the first values and then
   * moves by a share of the distance to each new value.
   */
  static double[] smooth(double[] values, int from, int period, double share) {
    double[] out = nothing(values.length);
    int seed = from + period - 1;
    if (seed < values.length) {
      out[seed] = mean(values, from, seed + 1);
      for (int i = seed + 1; i < values.length; i++) {
        out[i] = out[i - 1] + share * (values[i] - out[i - 1]);
      }
    }
    return out;
  }
}
