package tradingagents.quant.indicator;

/**
 * The lowest of the last {@code period} values, the newest included: the lower edge of a Donchian
 * channel when fed with lows. Source: C. Faith, Way of the Turtle (2007), on Richard Donchian's
 * rule.
 *
 * @param period how many bars
 */
public record Lowest(int period) implements Indicator {
  /** Checks the period. */
  public Lowest {
    Window.checked(period);
  }

  /** {@inheritDoc} Here: period - 1. */
  @Override
  public int warmUp() {
    return period - 1;
  }

  @Override
  public double[] over(double[] values) {
    return Window.roll(values, period, Lowest::min);
  }

  private static double min(double[] values, int from, int to) {
    double min = values[from];
    for (int i = from + 1; i < to; i++) {
      min = Math.min(min, values[i]);
    }
    return min;
  }
}
