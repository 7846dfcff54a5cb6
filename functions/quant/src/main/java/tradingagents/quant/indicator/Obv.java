package tradingagents.quant.indicator;

import tradingagents.quant.series.Bars;

/**
 * On-balance volume, in units of volume: starts at the volume of the first bar; then the volume of
 * a bar is added when its close is above the one before, taken away when it is below, and left out
 * when they are equal. Only its changes mean something: the level depends on where the series
 * starts. Warm-up: 0. Source: J. Granville, New Key to Stock Market Profits (1963).
 */
public record Obv() implements Indicator {
  private static double signed(double close, double before, double volume) {
    return close == before ? 0 : Math.copySign(volume, close - before);
  }

  @Override
  public int warmUp() {
    return 0;
  }

  @Override
  public boolean readsVolume() {
    return true;
  }

  @Override
  public Live live() {
    Ring previous = new Ring(1);
    return Live.of(
        1,
        (open, high, low, close, volume, out) -> {
          double before = previous.next(close);
          boolean first = Double.isNaN(before);
          out[0] = first ? volume : out[0] + signed(close, before, volume);
        });
  }

  @Override
  public double[][] over(Bars bars) {
    double[][] out = unfilled(bars);
    double level = bars.size() == 0 ? 0 : bars.volume(0);
    for (int i = 0; i < bars.size(); i++) {
      level += i == 0 ? 0 : signed(bars.close(i), bars.close(i - 1), bars.volume(i));
      out[0][i] = level;
    }
    return out;
  }
}
