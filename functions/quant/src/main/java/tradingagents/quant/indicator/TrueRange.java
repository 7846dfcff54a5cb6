package tradingagents.quant.indicator;

/**
 * True range, in the unit of the prices: {@code max(high, c) - min(low, c)} with c the close
 * before, so that a gap counts. The first bar has none, because it has no close before it (some
 * charts show its high - low). Warm-up: 1. Source: J. W. Wilder, New Concepts in Technical Trading
 * Systems (1978), section III.
 */
public record TrueRange() implements Indicator {
  /** NaN when the close before is. */
  static double of(double high, double low, double closeBefore) {
    return Math.max(high, closeBefore) - Math.min(low, closeBefore);
  }

  @Override
  public int warmUp() {
    return 1;
  }

  @Override
  public Live live() {
    Ring previous = new Ring(1);
    return Live.of(
        1, (open, high, low, close, volume, out) -> out[0] = of(high, low, previous.next(close)));
  }
}
