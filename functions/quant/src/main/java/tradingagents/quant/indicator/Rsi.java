package tradingagents.quant.indicator;

/**
 * Relative strength index, 0 to 100: {@code 100 * G / (G + L)}, where G and L are the Wilder
 * averages of gains and losses (seed: the mean of the first {@code period} changes; then {@code A
 * += (x - A) / period}). A series that did not move at all has 50. Warm-up: period. Source: J. W.
 * Wilder, New Concepts in Technical Trading Systems (1978), section VI.
 *
 * @param period how many changes the seed takes; Wilder took 14
 */
public record Rsi(int period) implements ValueIndicator {
  /** Checks the window. */
  public Rsi {
    Arguments.window(period);
  }

  @Override
  public int warmUp() {
    return period;
  }

  @Override
  public Live live() {
    Ring previous = new Ring(1);
    Smoothing gains = Smoothing.wilder(period);
    Smoothing losses = Smoothing.wilder(period);
    return Live.ofValues(
        1,
        (value, out) -> {
          double change = value - previous.next(value);
          double gain = gains.next(Math.max(change, 0));
          double moved = gain + losses.next(Math.max(-change, 0));
          out[0] = moved == 0 ? 50 : 100 * gain / moved;
        });
  }
}
