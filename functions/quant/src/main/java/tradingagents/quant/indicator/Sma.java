package tradingagents.quant.indicator;

/**
 * Simple moving average: the mean of the last {@code period} values, in the unit of the values.
 * Warm-up: period - 1. Source: J. Murphy, Technical Analysis of the Financial Markets (1999),
 * chapter 9.
 *
 * @param period how many bars
 */
public record Sma(int period) implements ValueIndicator {
  /** Checks the window. */
  public Sma {
    Arguments.window(period);
  }

  @Override
  public int warmUp() {
    return period - 1;
  }

  @Override
  public Live live() {
    MovingSum sum = new MovingSum(period);
    return Live.ofValues(1, (value, out) -> out[0] = sum.mean(value));
  }
}
