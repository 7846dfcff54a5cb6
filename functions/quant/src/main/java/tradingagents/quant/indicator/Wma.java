package tradingagents.quant.indicator;

/**
 * Weighted moving average: the mean of the last {@code period} values with weights that grow in a
 * straight line, 1 for the oldest, {@code period} for the newest; in the unit of the values.
 * Warm-up: period - 1. Source: J. Murphy, Technical Analysis of the Financial Markets (1999),
 * chapter 9.
 *
 * @param period how many bars
 */
public record Wma(int period) implements ValueIndicator {
  /** Checks the window. */
  public Wma {
    Arguments.window(period);
  }

  @Override
  public int warmUp() {
    return period - 1;
  }

  @Override
  public Live live() {
    WeightedSum sum = new WeightedSum(period);
    return Live.ofValues(1, (value, out) -> out[0] = sum.mean(value));
  }
}
