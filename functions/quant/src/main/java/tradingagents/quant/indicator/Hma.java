package tradingagents.quant.indicator;

/**
 * Hull moving average: {@code WMA(2 * WMA(x, period / 2) - WMA(x, period), sqrt(period))}, both
 * windows rounded down (at least one bar); in the unit of the values. Warm-up: period - 1 bars for
 * the longest average and sqrt(period) - 1 for the last. Source: A. Hull, How to reduce lag in a
 * moving average (2005).
 *
 * @param period how many bars the longest average takes
 */
public record Hma(int period) implements ValueIndicator {
  /** Checks the window. */
  public Hma {
    Arguments.window(period);
  }

  private int smoothing() {
    return (int) Math.sqrt(period);
  }

  @Override
  public int warmUp() {
    return period + smoothing() - 2;
  }

  @Override
  public Live live() {
    WeightedSum half = new WeightedSum(Math.max(1, period / 2));
    WeightedSum whole = new WeightedSum(period);
    WeightedSum last = new WeightedSum(smoothing());
    return Live.ofValues(
        1, (value, out) -> out[0] = last.mean(2 * half.mean(value) - whole.mean(value)));
  }
}
