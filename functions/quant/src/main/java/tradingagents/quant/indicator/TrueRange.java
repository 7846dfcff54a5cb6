package tradingagents.quant.indicator;

import tradingagents.quant.series.Bars;

/**
 * True range, in the unit of the prices: {@code max(high, c) - min(low, c)} with c the close
 * before, so that a gap counts. The first bar has none, because it has no close before it (some
 * charts show its high - low). Warm-up: 1. Source: J. W. Wilder, New Concepts in Technical Trading
 * Systems (1978), section III.
 */
public record TrueRange() implements Indicator {
  /** NaN when the close before is: what Math.max and min would say, and cheaper. */
  static double of(double high, double low, double closeBefore) {
    double top = high > closeBefore ? high : closeBefore;
    double bottom = low < closeBefore ? low : closeBefore;
    return top - bottom;
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

  @Override
  public double[][] over(Bars bars) {
    double[][] out = unfilled(bars);
    for (int i = 1; i < bars.size(); i++) {
      out[0][i] = of(bars.high(i), bars.low(i), bars.close(i - 1));
    }
    return out;
  }
}
