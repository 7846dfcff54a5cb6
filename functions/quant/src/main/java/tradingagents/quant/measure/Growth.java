package tradingagents.quant.measure;

/**
 * What a series of returns made of one unit of wealth. Total return is {@code prod(1 + r) - 1}, a
 * fraction of the start; annual return is the constant return per year that makes the same of it,
 * {@code prod(1 + r)^(periodsPerYear / n) - 1}. Refuses an empty series, a return that is no finite
 * number and one of -1 or less, after which nothing compounds. Source: C. Bacon, Practical
 * Portfolio Performance Measurement and Attribution (2nd ed. 2008), chapters 2 and 3.
 */
public final class Growth {
  private Growth() {}

  /** Total return over all periods, a fraction. */
  public static double total(double[] returns) {
    return wealth(Series.compoundable(returns, 1)) - 1;
  }

  /** Return per year, a fraction. */
  public static double annual(double[] returns, int periodsPerYear) {
    Series.periods(periodsPerYear);
    return annualised(wealth(Series.compoundable(returns, 1)), returns.length, periodsPerYear);
  }

  /**
   * The equity curve: wealth before the first return, which is 1, and after each.
   *
   * @return one more number than returns
   */
  public static double[] equity(double[] returns) {
    Series.compoundable(returns, 0);
    double[] equity = new double[returns.length + 1];
    equity[0] = 1;
    for (int i = 0; i < returns.length; i++) {
      equity[i + 1] = equity[i] * (1 + returns[i]);
    }
    return equity;
  }

  /** A rate per period as the rate per year that it compounds to. */
  static double perYear(double rate, int periodsPerYear) {
    return Math.pow(1 + rate, periodsPerYear) - 1;
  }

  static double annualised(double wealth, int periods, int periodsPerYear) {
    return Math.pow(wealth, (double) periodsPerYear / periods) - 1;
  }

  private static double wealth(double[] returns) {
    double wealth = 1;
    for (double r : returns) {
      wealth *= 1 + r;
    }
    return wealth;
  }
}
