package tradingagents.quant.indicator;

/**
 * Average true range, in the unit of the prices: the Wilder average (seed: the mean of the first
 * {@code period} true ranges; then {@code A += (x - A) / period}) of {@code max(high, previous
 * close) - min(low, previous close)}. The first bar has no true range, because it has no previous
 * close. Source: J. W. Wilder, New Concepts in Technical Trading Systems (1978), section III.
 *
 * @param period how many true ranges the seed takes; Wilder took 14
 */
public record Atr(int period) {
  /** Checks the period. */
  public Atr {
    Window.checked(period);
  }

  /**
   * How many bars pass before the first value.
   *
   * @return period
   */
  public int warmUp() {
    return period;
  }

  /**
   * The average true range for every bar.
   *
   * @param highs oldest first
   * @param lows as many as highs
   * @param closes as many as highs
   * @return as long as the input; NaN before the warm-up
   */
  public double[] over(double[] highs, double[] lows, double[] closes) {
    if (lows.length != highs.length || closes.length != highs.length) {
      throw new IllegalArgumentException(
          "highs, lows and closes must be equally many, not "
              + (highs.length + ", " + lows.length + " and " + closes.length));
    }
    double[] ranges = new double[highs.length];
    for (int i = 1; i < ranges.length; i++) {
      ranges[i] = Math.max(highs[i], closes[i - 1]) - Math.min(lows[i], closes[i - 1]);
    }
    return Window.smooth(ranges, 1, period, 1.0 / period);
  }
}
