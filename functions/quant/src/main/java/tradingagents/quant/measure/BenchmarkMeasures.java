package tradingagents.quant.measure;

/**
 * A portfolio beside its benchmark over the same periods. Beta, alpha and the betas in rising and
 * falling markets are those of the line {@code r - riskFree = alpha + beta * (b - riskFree)} by
 * least squares, per period; what is called annual is per year of so many periods. "Annual excess"
 * is compounded return per year above the compounded risk-free rate. NaN when the benchmark does
 * not move, or what is divided by is zero. Refuses series of different lengths, and what {@link
 * Growth#total} refuses. Sources: C. Bacon, Practical Portfolio Performance Measurement and
 * Attribution (2nd ed. 2008), chapter 4; M. Jensen (1968); J. Treynor (1965); F. and L. Modigliani,
 * Risk-Adjusted Performance (1997); T. Goodwin, The Information Ratio (1998).
 *
 * @param beta slope
 * @param alpha intercept, a return per period
 * @param annualAlpha the other legal alpha: {@code (1 + alpha)^periodsPerYear - 1}
 * @param jensenAlpha annual excess minus beta times the benchmark's annual excess
 * @param trackingError sample deviation of {@code r - b}, annual
 * @param informationRatio annual return minus the benchmark's, over tracking error
 * @param arithmeticInformationRatio the other legal one: mean of {@code r - b} over its deviation,
 *     annual
 * @param treynor annual excess over beta
 * @param mSquared annual return at the benchmark's volatility: {@code annual excess * sb / sr +
 *     annual risk-free rate}
 * @param appraisalRatio Jensen's alpha over specific risk
 * @param specificRisk population deviation of the residuals of the line, annual
 * @param rSquared share of the variance that the line explains
 * @param bullBeta beta of the periods with a benchmark above zero
 * @param bearBeta beta of the periods with a benchmark below zero
 */
public record BenchmarkMeasures(
    double beta,
    double alpha,
    double annualAlpha,
    double jensenAlpha,
    double trackingError,
    double informationRatio,
    double arithmeticInformationRatio,
    double treynor,
    double mSquared,
    double appraisalRatio,
    double specificRisk,
    double rSquared,
    double bullBeta,
    double bearBeta) {

  /**
   * Of these two series.
   *
   * @param returns of the portfolio
   * @param benchmark of the same periods
   * @param periodsPerYear 252 of days, 12 of months
   * @param riskFree return per period
   */
  public static BenchmarkMeasures of(
      double[] returns, double[] benchmark, int periodsPerYear, double riskFree) {
    Series.sameLength(Series.compoundable(returns, 1), Series.compoundable(benchmark, 1));
    double beta = Line.of(returns, benchmark).slope();
    double alpha = Moments.mean(returns) - riskFree - beta * (Moments.mean(benchmark) - riskFree);
    double own = Ratios.excess(returns, periodsPerYear, riskFree);
    double other = Ratios.excess(benchmark, periodsPerYear, riskFree);
    double jensen = own - beta * other;
    Moments difference = Moments.of(minus(returns, benchmark, 1));
    Moments residuals =
        Double.isNaN(beta) ? difference : Moments.of(minus(returns, benchmark, beta));
    double year = Math.sqrt(periodsPerYear);
    double specific = Double.isNaN(beta) ? Double.NaN : residuals.populationDeviation() * year;
    double trackingError = difference.volatility(periodsPerYear);
    double correlation = Line.of(returns, benchmark).correlation();
    return new BenchmarkMeasures(
        beta,
        alpha,
        Growth.perYear(alpha, periodsPerYear),
        jensen,
        trackingError,
        Series.ratio(own - other, trackingError),
        Series.ratio(difference.mean(), difference.sampleDeviation()) * year,
        Series.ratio(own, beta),
        leveraged(own, returns, benchmark) + Growth.perYear(riskFree, periodsPerYear),
        Series.ratio(jensen, specific),
        specific,
        correlation * correlation,
        Line.of(returns, benchmark, b -> b > 0).slope(),
        Line.of(returns, benchmark, b -> b < 0).slope());
  }

  private static double leveraged(double excess, double[] returns, double[] benchmark) {
    Moments own = Moments.of(returns);
    Moments other = Moments.of(benchmark);
    return other.still()
        ? Double.NaN
        : Series.ratio(excess * other.populationDeviation(), own.populationDeviation());
  }

  private static double[] minus(double[] returns, double[] benchmark, double times) {
    double[] difference = new double[returns.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = returns[i] - times * benchmark[i];
    }
    return difference;
  }
}
