package tradingagents.quant.indicator;

/**
 * Rate of change as a fraction: {@code x[t] / x[t - period] - 1} (0.05 is five percent up). The
 * same in percent, as charts show it, is {@link Roc}. Warm-up: period. Source: J. Murphy, Technical
 * Analysis of the Financial Markets (1999), chapter 10.
 *
 * @param period how many bars
 */
public record RateOfChange(int period) implements ValueIndicator {
  /** Checks the window. */
  public RateOfChange {
    Arguments.window(period);
  }

  static double of(double value, double earlier) {
    return value / earlier - 1;
  }

  @Override
  public int warmUp() {
    return period;
  }

  @Override
  public Live live() {
    Ring earlier = new Ring(period);
    return Live.ofValues(1, (value, out) -> out[0] = of(value, earlier.next(value)));
  }
}
