package tradingagents.quant.indicator;

/**
 * Garman-Klass volatility: the square root of the mean of {@code ln(high / low)^2 / 2 - (2 ln 2 -
 * 1) * ln(close / open)^2} over the last {@code period} bars, times the square root of the periods
 * per year. A fraction per year: 0.20 is twenty percent. It sees the inside of bars only, no gap
 * between them. Warm-up: period - 1. Source: M. Garman and M. Klass, On the Estimation of Security
 * Price Volatilities from Historical Data, Journal of Business 53:1 (1980).
 *
 * @param period how many bars
 * @param periodsPerYear usually 252, the sessions of a year
 */
public record GarmanKlass(int period, double periodsPerYear) implements Indicator {
  private static final double BODY = 2 * Math.log(2) - 1;

  /** Checks the arguments. */
  public GarmanKlass {
    Arguments.window(period);
    Arguments.aboveZero("number of periods per year", periodsPerYear);
  }

  @Override
  public int warmUp() {
    return period - 1;
  }

  @Override
  public Live live() {
    MovingSum variances = new MovingSum(period);
    return Live.of(
        1,
        (open, high, low, close, volume, out) -> {
          double range = Math.log(high / low);
          double body = Math.log(close / open);
          double variance = variances.mean(range * range / 2 - BODY * body * body);
          out[0] = Math.sqrt(variance * periodsPerYear);
        });
  }
}
