package tradingagents.quant.measure;

/**
 * Return per unit of risk, annualised; pure numbers. Risk-free rate and minimum acceptable return
 * (mar) are returns per period. What has no risk to divide by is NaN. "Annual" in the ratios of
 * compounded returns is {@code annual return - ((1 + riskFree)^periodsPerYear - 1)}. Sources: W.
 * Sharpe, The Sharpe Ratio, Journal of Portfolio Management (1994); Sortino and van der Meer
 * (1991); T. Young, Calmar Ratio, Futures (1991); G. Burke, A Sharper Sharpe Ratio, Futures (1994);
 * P. Martin and B. McCann (1989); all in C. Bacon, Practical Portfolio Performance Measurement and
 * Attribution (2nd ed. 2008), chapter 4.
 */
public final class Ratios {
  /** Losses compound at a hundredth of their size in the oracle, and so they do here. */
  private static final double PERCENT = 0.01;

  private Ratios() {}

  /** Sharpe ratio: {@code mean(r - riskFree) / sample deviation * sqrt(periodsPerYear)}. */
  public static double sharpe(double[] returns, int periodsPerYear, double riskFree) {
    Moments moments = Moments.of(returns);
    return sharpe(moments, riskFree) * Math.sqrt(Series.periods(periodsPerYear));
  }

  /** The Sharpe ratio of one period, not annualised. */
  static double sharpe(Moments moments, double riskFree) {
    Series.rate("risk-free rate", riskFree);
    return Series.ratio(moments.mean() - riskFree, moments.sampleDeviation());
  }

  /** The other legal Sharpe ratio: compounded annual return above risk-free over volatility. */
  public static double geometricSharpe(double[] returns, int periodsPerYear, double riskFree) {
    return Series.ratio(
        excess(returns, periodsPerYear, riskFree), Moments.of(returns).volatility(periodsPerYear));
  }

  /** Sortino ratio: {@code mean(r - mar) / downside deviation(mar) * sqrt(periodsPerYear)}. */
  public static double sortino(double[] returns, int periodsPerYear, double mar) {
    double above = Moments.mean(Series.checked(returns, 1)) - mar;
    return Series.ratio(above, Downside.deviation(returns, mar))
        * Math.sqrt(Series.periods(periodsPerYear));
  }

  /** Calmar ratio: annual return over maximum drawdown. */
  public static double calmar(double[] returns, int periodsPerYear) {
    return Series.ratio(Growth.annual(returns, periodsPerYear), Drawdowns.of(returns).maximum());
  }

  /** Martin ratio: annual return above risk-free over the ulcer index. */
  public static double martin(double[] returns, int periodsPerYear, double riskFree) {
    return Series.ratio(excess(returns, periodsPerYear, riskFree), Drawdowns.of(returns).ulcer());
  }

  /**
   * Burke ratio: annual return above risk-free over the root of the sum of squared drawdowns, where
   * a drawdown is one uninterrupted run of losing periods (Bacon) and its size {@code 100 * (1 -
   * prod(1 + r / 100))}, nearly the sum of the losses (PerformanceAnalytics 2.1.0).
   */
  public static double burke(double[] returns, int periodsPerYear, double riskFree) {
    double above = excess(returns, periodsPerYear, riskFree);
    double squares = 0;
    double run = 1;
    for (double r : returns) {
      if (r < 0) {
        run *= 1 + r * PERCENT;
      } else {
        squares += square((1 - run) / PERCENT);
        run = 1;
      }
    }
    return Series.ratio(above, Math.sqrt(squares + square((1 - run) / PERCENT)));
  }

  /** The other legal Burke ratio: a drawdown is a fall from a high until it is reached again. */
  public static double episodeBurke(double[] returns, int periodsPerYear, double riskFree) {
    double squares = 0;
    for (Drawdown episode : Drawdowns.of(returns).episodes()) {
      squares += square(episode.depth());
    }
    return Series.ratio(excess(returns, periodsPerYear, riskFree), Math.sqrt(squares));
  }

  /** Compounded return per year above the compounded risk-free rate. */
  static double excess(double[] returns, int periodsPerYear, double riskFree) {
    Series.rate("risk-free rate", riskFree);
    return Growth.annual(returns, periodsPerYear) - Growth.perYear(riskFree, periodsPerYear);
  }

  private static double square(double x) {
    return x * x;
  }
}
