package tradingagents.quant.indicator;

/**
 * Double exponential moving average: {@code 2 * EMA - EMA of EMA}, which takes most of the lag of
 * an {@link Ema} away; in the unit of the values. The second average is seeded with the mean of the
 * first {@code period} values of the first one, so the warm-up is 2 * (period - 1). Source: P.
 * Mulloy, Smoothing Data with Faster Moving Averages, Stocks and Commodities 12:1 (1994).
 *
 * @param period how many bars each average takes
 */
public record Dema(int period) implements ValueIndicator {
  /** Checks the window. */
  public Dema {
    Arguments.window(period);
  }

  @Override
  public int warmUp() {
    return 2 * (period - 1);
  }

  @Override
  public Live live() {
    Smoothing first = Smoothing.exponential(period);
    Smoothing second = Smoothing.exponential(period);
    return Live.ofValues(
        1,
        (value, out) -> {
          double once = first.next(value);
          out[0] = 2 * once - second.next(once);
        });
  }
}
