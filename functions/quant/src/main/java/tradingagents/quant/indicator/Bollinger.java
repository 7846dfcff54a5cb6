package tradingagents.quant.indicator;

/**
 * Bollinger bands, in the unit of the values: the simple average of the last {@code period} values
 * plus and minus {@code width} population standard deviations (divisor n) of the same values. As an
 * {@link Indicator} it is the middle band. Source: J. Bollinger, Bollinger on Bollinger Bands
 * (2001), chapter 7.
 *
 * @param period how many bars, usually 20
 * @param width how many standard deviations, usually 2; above zero
 */
public record Bollinger(int period, double width) implements Indicator {
  /** The usual ones: 20 bars, 2 standard deviations. */
  public static final Bollinger STANDARD = new Bollinger(20, 2);

  /** Checks period and width. */
  public Bollinger {
    Window.checked(period);
    if (!(width > 0)) {
      throw new IllegalArgumentException("a width is above zero, not " + width);
    }
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

  /**
   * The upper band for every bar.
   *
   * @param values prices, oldest first
   * @return as long as the input; NaN before the warm-up
   */
  public double[] upper(double[] values) {
    return Window.roll(values, period, (v, from, to) -> band(v, from, to, width));
  }

  /**
   * The lower band for every bar.
   *
   * @param values prices, oldest first
   * @return as long as the input; NaN before the warm-up
   */
  public double[] lower(double[] values) {
    return Window.roll(values, period, (v, from, to) -> band(v, from, to, -width));
  }

  private static double band(double[] values, int from, int to, double deviations) {
    double mean = Window.mean(values, from, to);
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return mean + deviations * Math.sqrt(squares / (to - from));
  }
}
