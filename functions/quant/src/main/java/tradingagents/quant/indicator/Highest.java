package tradingagents.quant.indicator;

/**
 * The highest of the last {@code period} values, the newest included: the upper edge of a Donchian
 * channel when fed with highs. Source: C. Faith, Way of the Turtle (2007), on Richard Donchian's
 * rule.
 *
 * @param period how many bars
 */
public record Highest(int period) implements Indicator {
  /** Checks the period. */
  public Highest {
    Window.checked(period);
  }

  /** {@inheritDoc} Here: period - 1. */
  @Override
  public int warmUp() {
    return period - 1;
  }

  @Override
  public double[] over(double[] values) {
    return Window.roll(values, period, Highest::max);
  }

  private static double max(double[] values, int from, int to) {
    double max = values[from];
    for (int i = from + 1; i < to; i++) {
      max = Math.max(max, values[i]);
    }
    return max;
  }
}
