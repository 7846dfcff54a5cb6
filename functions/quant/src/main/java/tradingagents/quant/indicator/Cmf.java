package tradingagents.quant.indicator;

/**
 * Chaikin money flow, -1 to 1: the sum of {@code volume * ((close - low) - (high - close)) / (high
 * - low)} over the last {@code period} bars, divided by the sum of their volumes. A bar of one
 * price says nothing about where it closed: its flow is 0. A window without any volume is NaN.
 * Warm-up: period - 1. Source: M. Chaikin; S. Achelis, Technical Analysis from A to Z (2000).
 *
 * @param period how many bars, usually 20
 */
public record Cmf(int period) implements Indicator {
  /** Checks the window. */
  public Cmf {
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
    MovingSum flows = new MovingSum(period);
    MovingSum volumes = new MovingSum(period);
    return Live.of(
        1,
        (open, high, low, close, volume, out) -> {
          double place = high == low ? 0 : ((close - low) - (high - close)) / (high - low);
          out[0] = flows.next(place * volume) / volumes.next(volume);
        });
  }
}
