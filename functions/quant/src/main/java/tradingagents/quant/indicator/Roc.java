package tradingagents.quant.indicator;

import tradingagents.quant.series.Bars;

/**
 * Rate of change in percent: {@code 100 * (x[t] / x[t - period] - 1)} (5 is five percent up). The
 * same as a fraction is {@link RateOfChange}, which does the arithmetic. Warm-up: period. Source:
 * J. Murphy, Technical Analysis of the Financial Markets (1999), chapter 10.
 *
 * @param period how many bars
 */
public record Roc(int period) implements ValueIndicator {
  /** Checks the window. */
  public Roc {
    Arguments.window(period);
  }

  @Override
  public int warmUp() {
    return period;
  }

  @Override
  public Live live() {
    Live fraction = new RateOfChange(period).live();
    return Live.ofValues(
        1,
        (value, out) -> {
          fraction.next(value);
          out[0] = 100 * fraction.value();
        });
  }

  @Override
  public double[][] over(Bars bars) {
    double[][] out = unfilled(bars);
    for (int i = period; i < bars.size(); i++) {
      out[0][i] = 100 * RateOfChange.of(bars.close(i), bars.close(i - period));
    }
    return out;
  }
}
