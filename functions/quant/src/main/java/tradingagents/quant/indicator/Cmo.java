package tradingagents.quant.indicator;

/**
 * Chande momentum oscillator, -100 to 100: {@code 100 * (U - D) / (U + D)}, where U and D are the
 * sums of the gains and of the losses of the last {@code period} changes (plain sums, as Chande has
 * them; some libraries put Wilder averages, which is {@code 2 * RSI - 100}). A window that did not
 * move at all has 0. Warm-up: period. Source: T. Chande and S. Kroll, The New Technical Trader
 * (1994), chapter 5.
 *
 * @param period how many changes
 */
public record Cmo(int period) implements ValueIndicator {
  /** Checks the window. */
  public Cmo {
    Arguments.window(period);
  }

  @Override
  public int warmUp() {
    return period;
  }

  @Override
  public Live live() {
    Ring previous = new Ring(1);
    MovingSum gains = new MovingSum(period);
    MovingSum losses = new MovingSum(period);
    return Live.ofValues(
        1,
        (value, out) -> {
          double change = value - previous.next(value);
          double up = gains.next(Math.max(change, 0));
          double down = losses.next(Math.max(-change, 0));
          out[0] = up + down == 0 ? 0 : 100 * (up - down) / (up + down);
        });
  }
}
