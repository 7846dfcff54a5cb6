package tradingagents.quant.measure;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every {@link Measure} of one return series, with or without a benchmark, and its drawdowns. A
 * measure without a number (nothing to divide by, no benchmark, beyond what a double holds) is NaN.
 * Refuses fewer than two returns, a return that is no finite number or not above -1, and a
 * benchmark of another length.
 */
public final class Performance {
  private final Map<Measure, Double> values = new EnumMap<>(Measure.class);
  private final Drawdowns drawdowns;

  private Performance(double[] returns, double @Nullable [] benchmark, Terms terms) {
    this.drawdowns = Drawdowns.of(returns);
    Moments moments = Moments.of(returns);
    growth(returns, terms, moments);
    shape(returns, terms, moments);
    tail(returns, terms, moments);
    if (benchmark != null) {
      benchmark(returns, benchmark, terms);
      capture(returns, benchmark, terms.periodsPerYear());
    }
    inference(terms, moments);
  }

  /**
   * Measures.
   *
   * @param returns per period, oldest first, two or more
   * @param benchmark of the same periods, or null
   * @param terms on which terms
   */
  public static Performance of(double[] returns, double @Nullable [] benchmark, Terms terms) {
    Series.compoundable(returns, 2);
    return new Performance(returns, benchmark, terms);
  }

  /** The number, or NaN when there is none. */
  public double value(Measure measure) {
    return values.getOrDefault(measure, Double.NaN);
  }

  /** Every fall below a high. */
  public Drawdowns drawdowns() {
    return drawdowns;
  }

  private void growth(double[] returns, Terms terms, Moments moments) {
    int year = terms.periodsPerYear();
    double annual = Growth.annual(returns, year);
    double excess = Ratios.excess(returns, year, terms.riskFree());
    put(Measure.TOTAL_RETURN, Growth.total(returns));
    put(Measure.ANNUAL_RETURN, annual);
    put(Measure.VOLATILITY, moments.volatility(year));
    put(Measure.SHARPE, Ratios.sharpe(moments, terms.riskFree()) * Math.sqrt(year));
    put(Measure.GEOMETRIC_SHARPE, Series.ratio(excess, moments.volatility(year)));
    put(Measure.SORTINO, Ratios.sortino(returns, year, terms.mar()));
    put(Measure.CALMAR, Series.ratio(annual, drawdowns.maximum()));
    put(Measure.MAX_DRAWDOWN, drawdowns.maximum());
    put(Measure.ULCER_INDEX, drawdowns.ulcer());
    put(Measure.PAIN_INDEX, drawdowns.pain());
    put(Measure.MARTIN_RATIO, Series.ratio(excess, drawdowns.ulcer()));
    put(Measure.BURKE_RATIO, Ratios.burke(returns, year, terms.riskFree()));
    put(Measure.EPISODE_BURKE_RATIO, Ratios.episodeBurke(returns, year, terms.riskFree()));
  }

  private void shape(double[] returns, Terms terms, Moments moments) {
    put(Measure.OMEGA, Downside.omega(returns, terms.mar()));
    put(Measure.DOWNSIDE_DEVIATION, Downside.deviation(returns, terms.mar()));
    put(Measure.SKEWNESS, moments.skewness());
    put(Measure.EXCESS_KURTOSIS, moments.excessKurtosis());
    put(Measure.WIN_RATE, Payoff.winRate(returns));
    put(Measure.PROFIT_FACTOR, Payoff.profitFactor(returns));
  }

  private void tail(double[] returns, Terms terms, Moments moments) {
    double[] ascending = returns.clone();
    Arrays.sort(ascending);
    double level = terms.level();
    put(Measure.TAIL_RATIO, Payoff.tailRatioOfSorted(ascending));
    put(Measure.VAR_HISTORICAL, Quantile.ofSorted(ascending, 1 - level));
    put(Measure.VAR_GAUSSIAN, ValueAtRisk.gaussian(moments, level));
    put(Measure.VAR_CORNISH_FISHER, ValueAtRisk.cornishFisher(moments, level));
    put(Measure.CVAR_HISTORICAL, ConditionalValueAtRisk.ofSorted(ascending, level));
    put(Measure.CVAR_GAUSSIAN, ConditionalValueAtRisk.gaussian(moments, level));
    put(Measure.CVAR_CORNISH_FISHER, ConditionalValueAtRisk.cornishFisher(moments, level));
  }

  private void benchmark(double[] returns, double[] benchmark, Terms terms) {
    BenchmarkMeasures beside =
        BenchmarkMeasures.of(returns, benchmark, terms.periodsPerYear(), terms.riskFree());
    put(Measure.BETA, beside.beta());
    put(Measure.ALPHA, beside.alpha());
    put(Measure.ANNUAL_ALPHA, beside.annualAlpha());
    put(Measure.JENSEN_ALPHA, beside.jensenAlpha());
    put(Measure.TRACKING_ERROR, beside.trackingError());
    put(Measure.INFORMATION_RATIO, beside.informationRatio());
    put(Measure.ARITHMETIC_INFORMATION_RATIO, beside.arithmeticInformationRatio());
    put(Measure.TREYNOR, beside.treynor());
    put(Measure.M_SQUARED, beside.mSquared());
    put(Measure.APPRAISAL_RATIO, beside.appraisalRatio());
    put(Measure.SPECIFIC_RISK, beside.specificRisk());
    put(Measure.R_SQUARED, beside.rSquared());
    put(Measure.BULL_BETA, beside.bullBeta());
    put(Measure.BEAR_BETA, beside.bearBeta());
  }

  private void capture(double[] returns, double[] benchmark, int year) {
    put(Measure.UP_CAPTURE, Capture.up(returns, benchmark));
    put(Measure.DOWN_CAPTURE, Capture.down(returns, benchmark));
    put(Measure.STRICT_DOWN_CAPTURE, Capture.strictDown(returns, benchmark));
    put(Measure.ANNUAL_UP_CAPTURE, Capture.annualUp(returns, benchmark, year));
    put(Measure.ANNUAL_DOWN_CAPTURE, Capture.annualDown(returns, benchmark, year));
  }

  private void inference(Terms terms, Moments moments) {
    double sharpe = Ratios.sharpe(moments, terms.riskFree());
    int n = moments.count();
    double skewness = moments.skewness();
    double kurtosis = moments.excessKurtosis();
    double variance =
        Double.isNaN(terms.trialVariance())
            ? SharpeInference.variance(sharpe, n, skewness, kurtosis)
            : terms.trialVariance();
    put(
        Measure.PROBABILISTIC_SHARPE,
        SharpeInference.probabilistic(sharpe, n, skewness, kurtosis, 0));
    put(
        Measure.DEFLATED_SHARPE,
        Double.isNaN(variance)
            ? Double.NaN
            : SharpeInference.deflated(sharpe, n, skewness, kurtosis, terms.trials(), variance));
    put(
        Measure.MIN_TRACK_RECORD_LENGTH,
        SharpeInference.minTrackRecordLength(sharpe, skewness, kurtosis, 0, terms.level()));
  }

  private void put(Measure measure, double value) {
    values.put(measure, Double.isFinite(value) ? value + 0.0 : Double.NaN);
  }
}
