package tradingagents.quant.indicator;

/**
 * Money flow index, 0 to 100: {@code 100 * U / (U + D)}, where U and D are the sums of typical
 * price {@code (high + low + close) / 3} times volume over those of the last {@code period} bars
 * whose typical price was above, and below, that of the bar before. It is a relative strength index
 * with volume, so a window without any flow has 50. Warm-up: period. Source: G. Quong and A.
 * Soudack, Volume-weighted RSI: Money Flow, Stocks and Commodities 7:3 (1989).
 *
 * @param period how many bars, usually 14
 */
public record Mfi(int period) implements Indicator {
  /** Checks the window. */
  public Mfi {
    Arguments.window(period);
  }

  @Override
  public int warmUp() {
    return period;
  }

  @Override
  public boolean readsVolume() {
    return true;
  }

  @Override
  public Live live() {
    Ring previous = new Ring(1);
    MovingSum gains = new MovingSum(period);
    MovingSum losses = new MovingSum(period);
    return Live.of(
        1,
        (open, high, low, close, volume, out) -> {
          double price = (high + low + close) / 3;
          double change = Math.signum(price - previous.next(price));
          double up = gains.next(Math.max(change, 0) * price * volume);
          double down = losses.next(Math.max(-change, 0) * price * volume);
          out[0] = up + down == 0 ? 50 : 100 * up / (up + down);
        });
  }
}
