package tradingagents.quant.indicator;

/**
 * On-balance volume, in units of volume: starts at the volume of the first bar; then the volume of
 * a bar is added when its close is above the one before, taken away when it is below, and left out
 * when they are equal. Only its changes mean something: the level depends on where the series
 * starts. Warm-up: 0. Source: J. Granville, New Key to Stock Market Profits (1963).
 */
public record Obv() implements Indicator {
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
          out[0] = first ? volume : out[0] + Math.signum(close - before) * volume;
        });
  }
}
