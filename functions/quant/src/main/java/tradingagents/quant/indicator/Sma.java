package tradingagents.quant.indicator;

/**
 * Simple moving average: the mean of the last {@code period} values, in the unit of the values.
 * Source: J. Murphy, Technical Analysis of the Financial Markets (1999), chapter 9.
 *
 * @param period how many bars
 */
public record Sma(int period) implements Indicator {
  /** Checks the period. */
  public Sma {
    Window.checked(period);
  }

  /** {@inheritDoc} Here: period - 1. */
  @Override
  public int warmUp() {
    return period - 1;
  }

  @Override
  public double[] over(double[] values) {
    return Window.roll(values, period, Window::mean);
  }
}
