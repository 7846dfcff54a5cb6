package tradingagents.quant.indicator;

/**
 * Exponential moving average: {@code E[t] = E[t-1] + 2 / (period + 1) * (x[t] - E[t-1])}, seeded
 * with the simple average of the first {@code period} values, in the unit of the values. Source: J.
 * Murphy, Technical Analysis of the Financial Markets (1999), chapter 9.
 *
 * @param period how many bars
 */
public record Ema(int period) implements Indicator {
  /** Checks the period. */
  public Ema {
    Window.checked(period);
  }

  /** {@inheritDoc} Here: period - 1. */
  @Override
  public int warmUp() {
    return period - 1;
  }

  @Override
  public double[] over(double[] values) {
    return Window.smooth(values, 0, period, 2.0 / (period + 1));
  }
}
