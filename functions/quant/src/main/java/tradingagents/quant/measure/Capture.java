package tradingagents.quant.measure;

import java.util.function.DoublePredicate;

/**
 * How much of the benchmark's rises and falls a portfolio took part in; pure numbers, 1 is all of
 * it. Linked: the compounded return of the portfolio over that of the benchmark, in the periods in
 * which the benchmark rose (up, above zero) or did not (down, zero or below). Annual: the same of
 * returns per year, down meaning below zero. NaN when there is no such period or the benchmark's
 * compounded return is zero. Sources: linked, PerformanceAnalytics 2.1.0 after C. Bacon; annual,
 * Morningstar, Upside and Downside Capture Ratios, and the documentation of empyrical.
 */
public final class Capture {
  private Capture() {}

  /** Linked, in the periods in which the benchmark is above zero. */
  public static double up(double[] returns, double[] benchmark) {
    return linked(returns, benchmark, b -> b > 0);
  }

  /** Linked, in the periods in which the benchmark is zero or below. */
  public static double down(double[] returns, double[] benchmark) {
    return linked(returns, benchmark, b -> b <= 0);
  }

  /** Linked, in the periods in which the benchmark is below zero. */
  public static double strictDown(double[] returns, double[] benchmark) {
    return linked(returns, benchmark, b -> b < 0);
  }

  /** Returns per year, in the periods in which the benchmark is above zero. */
  public static double annualUp(double[] returns, double[] benchmark, int periodsPerYear) {
    return annual(returns, benchmark, periodsPerYear, b -> b > 0);
  }

  /** Returns per year, in the periods in which the benchmark is below zero. */
  public static double annualDown(double[] returns, double[] benchmark, int periodsPerYear) {
    return annual(returns, benchmark, periodsPerYear, b -> b < 0);
  }

  private static double linked(double[] returns, double[] benchmark, DoublePredicate chosen) {
    double[] own = wealth(returns, benchmark, chosen);
    return Series.ratio(own[0] - 1, own[1] - 1);
  }

  private static double annual(
      double[] returns, double[] benchmark, int periodsPerYear, DoublePredicate chosen) {
    Series.periods(periodsPerYear);
    double[] own = wealth(returns, benchmark, chosen);
    int count = (int) own[2];
    return count == 0
        ? Double.NaN
        : Series.ratio(
            Growth.annualised(own[0], count, periodsPerYear),
            Growth.annualised(own[1], count, periodsPerYear));
  }

  /** Wealth of the portfolio and of the benchmark over the chosen periods, and how many. */
  private static double[] wealth(double[] returns, double[] benchmark, DoublePredicate chosen) {
    Series.sameLength(Series.compoundable(returns, 1), Series.compoundable(benchmark, 1));
    double[] wealth = {1, 1, 0};
    for (int i = 0; i < returns.length; i++) {
      if (chosen.test(benchmark[i])) {
        wealth[0] *= 1 + returns[i];
        wealth[1] *= 1 + benchmark[i];
        wealth[2]++;
      }
    }
    return wealth;
  }
}
