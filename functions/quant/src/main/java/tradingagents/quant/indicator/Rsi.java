package tradingagents.quant.indicator;

/**
 * Relative strength index, 0 to 100: {@code 100 * G / (G + L)}, where G and L are the Wilder
 * averages of gains and losses (seed: the mean of the first {@code period} changes; then {@code A
 * += (x - A) / period}). A series that did not move at all has 50. Source: J. W. Wilder, New
 * Concepts in Technical Trading Systems (1978), section VI.
 *
 * @param period how many changes the seed takes; Wilder took 14
 */
public record Rsi(int period) implements Indicator {
  /** Checks the period. */
  public Rsi {
    Window.checked(period);
  }

  /** {@inheritDoc} Here: period. */
  @Override
  public int warmUp() {
    return period;
  }

  @Override
  public double[] over(double[] values) {
    double[] gains = new double[values.length];
    double[] losses = new double[values.length];
    for (int i = 1; i < values.length; i++) {
      double change = values[i] - values[i - 1];
      gains[i] = Math.max(change, 0);
      losses[i] = Math.max(-change, 0);
    }
    double[] gain = Window.smooth(gains, 1, period, 1.0 / period);
    double[] loss = Window.smooth(losses, 1, period, 1.0 / period);
    double[] out = Window.nothing(values.length);
    for (int i = period; i < values.length; i++) {
      double moved = gain[i] + loss[i];
      out[i] = moved == 0 ? 50 : 100 * gain[i] / moved;
    }
    return out;
  }
}
