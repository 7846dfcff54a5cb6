package tradingagents.quant.indicator;

import tradingagents.quant.series.Bars;

/**
 * Average true range, in the unit of the prices: the Wilder average (seed: the mean of the first
 * {@code period} true ranges; then {@code A += (x - A) / period}) of the {@link TrueRange}, whose
 * first is that of the second bar. Warm-up: period. Source: J. W. Wilder, New Concepts in Technical
 * Trading Systems (1978), section III.
 *
 * @param period how many true ranges the seed takes; Wilder took 14
 */
public record Atr(int period) implements Indicator {
  /** Checks the window. */
  public Atr {
    Arguments.window(period);
  }

  @Override
  public int warmUp() {
    return period;
  }

  @Override
  public Live live() {
    Ring previous = new Ring(1);
    Smoothing average = Smoothing.wilder(period);
    return Live.of(
        1,
        (open, high, low, close, volume, out) ->
            out[0] = average.next(TrueRange.of(high, low, previous.next(close))));
  }

  @Override
  public double[][] over(Bars bars) {
    double[][] out = unfilled(bars);
    Smoothing average = Smoothing.wilder(period);
    for (int i = 1; i < bars.size(); i++) {
      out[0][i] = average.next(TrueRange.of(bars.high(i), bars.low(i), bars.close(i - 1)));
    }
    return out;
  }
}
