package tradingagents.quant.measure;

/**
 * How sure a Sharpe ratio is. All Sharpe ratios here are per period, not annualised; kurtosis is
 * given as excess (raw minus 3); answers are probabilities, or numbers of periods. The estimate of
 * a Sharpe ratio over n periods has the variance {@code (1 - S*SR + (K-1)/4*SR^2) / (n-1)} with
 * skewness S and raw kurtosis K. NaN where that variance is not positive. Sources: D. Bailey and M.
 * Lopez de Prado, The Sharpe Ratio Efficient Frontier, Journal of Risk (2012), and The Deflated
 * Sharpe Ratio, Journal of Portfolio Management (2014).
 */
public final class SharpeInference {
  private static final double EULER_MASCHERONI = 0.5772156649015329;

  private SharpeInference() {}

  /** Probability that the true Sharpe ratio is above {@code threshold} (PSR). */
  public static double probabilistic(
      double sharpe, int count, double skewness, double excessKurtosis, double threshold) {
    double spread = spread(sharpe, skewness, excessKurtosis);
    return Double.isNaN(spread) || count < 2
        ? Double.NaN
        : Normal.cumulative((sharpe - threshold) * Math.sqrt(count - 1) / spread);
  }

  /**
   * Probability that the true Sharpe ratio is above zero when it is the best of several trials
   * (DSR): {@link #probabilistic} against {@link #expectedMaximum}.
   */
  public static double deflated(
      double sharpe,
      int count,
      double skewness,
      double excessKurtosis,
      int trials,
      double trialVariance) {
    double threshold = expectedMaximum(trials, trialVariance);
    return probabilistic(sharpe, count, skewness, excessKurtosis, threshold);
  }

  /**
   * The Sharpe ratio that the best of so many worthless trials is expected to show, {@code sqrt(V)
   * * ((1-g) * q(1 - 1/N) + g * q(1 - 1/(N*e)))} with g the Euler-Mascheroni constant and q the
   * normal quantile; zero for one trial, of which nothing was chosen.
   *
   * @param trials independent trials, one or more
   * @param trialVariance variance of their Sharpe ratios per period, zero or more
   */
  public static double expectedMaximum(int trials, double trialVariance) {
    if (trials < 1) {
      throw new IllegalArgumentException("there was one trial or more, not " + trials);
    }
    if (!(trialVariance >= 0 && Double.isFinite(trialVariance))) {
      throw new IllegalArgumentException(
          "the variance of the trials' Sharpe ratios is zero or more, not " + trialVariance);
    }
    if (trials == 1) {
      return 0;
    }
    double first = Normal.quantile(1 - 1.0 / trials);
    double second = Normal.quantile(1 - 1 / (trials * Math.E));
    return Math.sqrt(trialVariance) * ((1 - EULER_MASCHERONI) * first + EULER_MASCHERONI * second);
  }

  /**
   * Periods needed for the true Sharpe ratio to be above {@code threshold} at this level: {@code 1
   * + (1 - S*SR + (K-1)/4*SR^2) * (q(level) / (SR - threshold))^2}; NaN when the Sharpe ratio is
   * not above the threshold, which no record is long enough for.
   */
  public static double minTrackRecordLength(
      double sharpe, double skewness, double excessKurtosis, double threshold, double level) {
    double z = Math.max(0, Normal.quantile(Series.level(level)));
    double spread = spread(sharpe, skewness, excessKurtosis);
    if (Double.isNaN(spread) || !(sharpe > threshold)) {
      return Double.NaN;
    }
    double needed = spread * z / (sharpe - threshold);
    return 1 + needed * needed;
  }

  /** Variance of the estimate itself, per period: what trials of luck alone would show. */
  static double variance(double sharpe, int count, double skewness, double excessKurtosis) {
    double spread = spread(sharpe, skewness, excessKurtosis);
    return spread * spread / (count - 1);
  }

  private static double spread(double sharpe, double skewness, double excessKurtosis) {
    double square = 1 - skewness * sharpe + (excessKurtosis + 2) / 4 * sharpe * sharpe;
    return square > 0 ? Math.sqrt(square) : Double.NaN;
  }
}
