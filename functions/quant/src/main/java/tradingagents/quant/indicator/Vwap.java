package tradingagents.quant.indicator;

/**
 * Volume-weighted average price of a moving window, in the unit of the prices: the sum of typical
 * price {@code (high + low + close) / 3} times volume over the last {@code period} bars, divided by
 * the sum of their volumes; NaN where they have none. From the first bar on it is {@link
 * AnchoredVwap}. Warm-up: period - 1. Source: S. Berkowitz, D. Logue and E. Noser, The Total Cost
 * of Transactions on the NYSE, Journal of Finance 43:1 (1988).
 *
 * @param period how many bars
 */
public record Vwap(int period) implements Indicator {
  /** Checks the window. */
  public Vwap {
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
            out[0] = values.next((high + low + close) / 3 * volume) / volumes.next(volume));
  }
}
