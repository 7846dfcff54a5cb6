package tradingagents.quant.indicator;

/**
 * Volume-weighted moving average, in the unit of the prices: the sum of close times volume over the
 * last {@code period} bars, divided by the sum of their volumes; NaN where they have none. Warm-up:
 * period - 1. Source: B. Dormeier, Investing with Volume Analysis (2011), chapter 12.
 *
 * @param period how many bars, usually 20
 */
public record Vwma(int period) implements Indicator {
  /** Checks the window. */
  public Vwma {
    Arguments.window(period);
  }

  @Override
  public int warmUp() {
    return period - 1;
  }

  @Override
  public boolean readsVolume() {
    return true;
  }

  @Override
  public Live live() {
    MovingSum values = new MovingSum(period);
    MovingSum volumes = new MovingSum(period);
    return Live.of(
        1,
        (open, high, low, close, volume, out) ->
            out[0] = values.next(close * volume) / volumes.next(volume));
  }
}
