package tradingagents.quant.indicator;

/**
 * Realised volatility, close to close: the sample standard deviation (divisor n - 1) of the last
 * {@code period} logarithmic returns, times the square root of the periods per year. A fraction per
 * year: 0.20 is twenty percent. Values are above zero. Warm-up: period, because a return needs two
 * prices. Source: J. Hull, Options, Futures, and Other Derivatives, the chapter on estimating
 * volatility from historical data.
 *
 * @param period how many returns, two or more
 * @param periodsPerYear usually 252, the sessions of a year
 */
public record RealisedVolatility(int period, double periodsPerYear) implements ValueIndicator {
  /** Sessions per year, by convention. */
  public static final int SESSIONS_PER_YEAR = 252;

  /** Checks the arguments. */
  public RealisedVolatility {
    Arguments.window(period, 2);
    Arguments.aboveZero("number of periods per year", periodsPerYear);
  }

  /**
   * Of sessions.
   *
   * @param period how many returns, two or more
   */
  public RealisedVolatility(int period) {
    this(period, SESSIONS_PER_YEAR);
  }

  @Override
  public int warmUp() {
    return period;
  }

  @Override
  public Live live() {
    Ring previous = new Ring(1);
    Moments returns = new Moments(period);
    return Live.ofValues(
        1,
        (value, out) -> {
          returns.next(Math.log(value / previous.next(value)));
          out[0] = Math.sqrt(returns.sampleVariance() * periodsPerYear);
        });
  }
}
