package tradingagents.quant.indicator;

/**
 * Commodity channel index, without bounds: {@code (p - mean) / (0.015 * deviation)}, where p is the
 * typical price {@code (high + low + close) / 3}, mean its average over the last {@code period}
 * bars and deviation the mean absolute distance of those bars from this mean. Where all are equal
 * there is no deviation, and the index is NaN. Warm-up: period - 1. Source: D. Lambert, Commodity
 * Channel Index, Commodities magazine (October 1980).
 *
 * @param period how many bars, usually 20
 */
public record Cci(int period) implements Indicator {
  private static final double SCALE = 0.015;

  /** Checks the window. */
  public Cci {
    Arguments.window(period);
  }

  @Override
  public int warmUp() {
    return period - 1;
  }

  @Override
  public Live live() {
    Moments window = new Moments(period);
    Ring last = new Ring(period);
    return Live.of(
        1,
        (open, high, low, close, volume, out) -> {
          double price = (high + low + close) / 3;
          last.next(price);
          window.next(price);
          double distance = 0;
          for (double other : last.values) {
            distance += Math.abs(other - window.mean());
          }
          out[0] = (price - window.mean()) / (SCALE * distance / period);
        });
  }
}
