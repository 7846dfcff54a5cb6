package tradingagents.quant.indicator;

/**
 * Exponential moving average: {@code E[t] = E[t-1] + 2 / (period + 1) * (x[t] - E[t-1])}, seeded
 * with the simple average of the first {@code period} values, in the unit of the values. Warm-up:
 * period - 1. Source: J. Murphy, Technical Analysis of the Financial Markets (1999), chapter 9.
 *
 * @param period how many bars
 */
public record Ema(int period) implements ValueIndicator {
  /** Checks the window. */
  public Ema {
    Arguments.window(period);
  }

  @Override
  public int warmUp() {
    return period - 1;
  }

  @Override
  public Live live() {
    Smoothing average = Smoothing.exponential(period);
    return Live.ofValues(1, (value, out) -> out[0] = average.next(value));
  }
}
