package tradingagents.quant.indicator;

import java.util.List;

/**
 * Directional movement, 0 to 100: {@code plusDi} and {@code minusDi}, the share of the true range
 * that was movement up or down, in percent, and {@code adx}, how strong the direction is whichever
 * it is. Movement up of a bar is {@code high - high before} if that is above zero and more than
 * {@code low before - low}, and the other way round for down; both and the {@link TrueRange} are
 * smoothed as Wilder does (his sums, {@code S = S - S / period + x}, are these averages times
 * period, which the division takes out again). {@code DX = 100 * |plusDi - minusDi| / (plusDi +
 * minusDi)}; adx is its Wilder average, seeded with the mean of the first {@code period}. What did
 * not move has no direction: 0. Warm-up: period for the lines, 2 * period - 1 for adx. Source: J.
 * W. Wilder, New Concepts in Technical Trading Systems (1978), section IV.
 *
 * @param period Wilder took 14
 */
public record Adx(int period) implements Indicator {
  private static final int ADX = 2;

  /** Checks the window. */
  public Adx {
    Arguments.window(period);
  }

  @Override
  public List<String> lines() {
    return List.of("plusDi", "minusDi", "adx");
  }

  @Override
  public int warmUp() {
    return period;
  }

  @Override
  public int warmUp(int line) {
    return line == ADX ? 2 * period - 1 : period;
  }

  @Override
  public Live live() {
    Smoothing range = Smoothing.wilder(period);
    Smoothing up = Smoothing.wilder(period);
    Smoothing down = Smoothing.wilder(period);
    Smoothing strength = Smoothing.wilder(period);
    Ring highs = new Ring(1);
    Ring lows = new Ring(1);
    Ring closes = new Ring(1);
    return Live.of(
        3,
        (open, high, low, close, volume, out) -> {
          double rise = high - highs.next(high);
          double fall = lows.next(low) - low;
          double ranged = range.next(TrueRange.of(high, low, closes.next(close)));
          double plus = percent(up.next(moved(rise, fall)), ranged);
          double minus = percent(down.next(moved(fall, rise)), ranged);
          out[0] = plus;
          out[1] = minus;
          out[ADX] = strength.next(percent(Math.abs(plus - minus), plus + minus));
        });
  }

  /** NaN when there is no bar before. */
  private static double moved(double here, double there) {
    return Double.isNaN(here) || here > Math.max(there, 0) ? here : 0;
  }

  private static double percent(double part, double whole) {
    return whole == 0 ? 0 : 100 * part / whole;
  }
}
