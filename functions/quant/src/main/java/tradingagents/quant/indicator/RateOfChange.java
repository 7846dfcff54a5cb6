package tradingagents.quant.indicator;

/**
 * Rate of change: {@code x[t] / x[t - period] - 1}, a fraction (0.05 is five percent up). Source:
 * J. Murphy, Technical Analysis of the Financial Markets (1999), chapter 10.
 *
 * @param period how many bars
 */
public record RateOfChange(int period) implements Indicator {
  /** Checks the period. */
  public RateOfChange {
    Window.checked(period);
  }

  /** {@inheritDoc} Here: period. */
  @Override
  public int warmUp() {
    return period;
  }

  @Override
  public double[] over(double[] values) {
    double[] out = Window.nothing(values.length);
    for (int i = period; i < values.length; i++) {
      out[i] = values[i] / values[i - period] - 1;
    }
    return out;
  }
}
