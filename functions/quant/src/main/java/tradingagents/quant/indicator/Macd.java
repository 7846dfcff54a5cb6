package tradingagents.quant.indicator;

/**
 * Moving average convergence divergence: the difference of a fast and a slow exponential average
 * (the line), its own exponential average (the signal) and their difference (the histogram), all in
 * the unit of the values. As an {@link Indicator} it is the line. Source: G. Appel, Technical
 * Analysis: Power Tools for Active Investors (2005), chapter 8.
 *
 * @param fast bars of the fast average, usually 12
 * @param slow bars of the slow average, usually 26; more than fast
 * @param smoothing bars of the signal, usually 9
 */
public record Macd(int fast, int slow, int smoothing) implements Indicator {
  /** The usual one: 12, 26, 9. */
  public static final Macd STANDARD = new Macd(12, 26, 9);

  /** Checks the periods. */
  public Macd {
    Window.checked(fast);
    Window.checked(smoothing);
    if (slow <= fast) {
      throw new IllegalArgumentException("slow, " + slow + ", must be more than fast, " + fast);
    }
  }

  /** {@inheritDoc} Here: slow - 1. */
  @Override
  public int warmUp() {
    return slow - 1;
  }

  /**
   * How many bars pass before the first value of signal and histogram.
   *
   * @return slow + smoothing - 2
   */
  public int signalWarmUp() {
    return slow + smoothing - 2;
  }

  @Override
  public double[] over(double[] values) {
    return minus(new Ema(fast).over(values), new Ema(slow).over(values));
  }

  /**
   * The signal for every bar.
   *
   * @param values prices, oldest first
   * @return as long as the input; NaN before {@link #signalWarmUp()}
   */
  public double[] signal(double[] values) {
    return Window.smooth(over(values), warmUp(), smoothing, 2.0 / (smoothing + 1));
  }

  /**
   * Line minus signal for every bar.
   *
   * @param values prices, oldest first
   * @return as long as the input; NaN before {@link #signalWarmUp()}
   */
  public double[] histogram(double[] values) {
    return minus(over(values), signal(values));
  }

  private static double[] minus(double[] a, double[] b) {
    double[] out = new double[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = a[i] - b[i];
    }
    return out;
  }
}
