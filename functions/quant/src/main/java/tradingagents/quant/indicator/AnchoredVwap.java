package tradingagents.quant.indicator;

/**
 * Volume-weighted average price since the first bar, in the unit of the prices: as {@link Vwap},
 * over all bars so far; NaN until a bar has volume. Warm-up: 0. Source: B. Shannon, Maximum Trading
 * Gains with Anchored VWAP (2023).
 */
public record AnchoredVwap() implements Indicator {
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
    return Live.of(1, new Sums());
  }

  private static final class Sums implements Live.Step {
    private double values;
    private double volumes;

    @Override
    public void next(
        double open, double high, double low, double close, double volume, double[] out) {
      values += (high + low + close) / 3 * volume;
      volumes += volume;
      out[0] = values / volumes;
    }
  }
}
