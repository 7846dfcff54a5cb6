package tradingagents.quant.measure;

/**
 * The first four moments of a return series. Mean and standard deviations are returns per period;
 * skewness and excess kurtosis are pure numbers, of population moments (divisor n): {@code m3 /
 * m2^1.5} and {@code m4 / m2^2 - 3}. The sample deviation has the divisor n - 1 and is NaN for a
 * single return; skewness and kurtosis of a series that does not move are NaN. Returns are known to
 * about 1e-16 of the wealth, so a deviation below 1e-14 is rounding and counts as none. Refuses an
 * empty series and a return that is not a finite number. Source: C. Bacon, Practical Portfolio
 * Performance Measurement and Attribution (2nd ed. 2008), chapter 4.
 *
 * @param count how many returns
 * @param mean arithmetic mean
 * @param sampleDeviation standard deviation, divisor n - 1
 * @param populationDeviation standard deviation, divisor n
 * @param skewness population skewness
 * @param excessKurtosis population kurtosis minus 3
 */
public record Moments(
    int count,
    double mean,
    double sampleDeviation,
    double populationDeviation,
    double skewness,
    double excessKurtosis) {

  private static final double ROUNDING = 1e-14;

  /** Of these returns. */
  public static Moments of(double[] returns) {
    int n = Series.checked(returns, 1).length;
    double mean = mean(returns);
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (double r : returns) {
      double d = r - mean;
      double square = d * d;
      second += square;
      third += square * d;
      fourth += square * square;
    }
    double variance = second / n;
    if (variance < ROUNDING * ROUNDING) {
      return still(n, mean);
    }
    return new Moments(
        n,
        mean,
        Math.sqrt(second / (n - 1)),
        Math.sqrt(variance),
        third / n / (variance * Math.sqrt(variance)),
        fourth / n / (variance * variance) - 3);
  }

  private static Moments still(int n, double mean) {
    return new Moments(n, mean, n > 1 ? 0 : Double.NaN, 0, Double.NaN, Double.NaN);
  }

  /** True when the returns do not move. */
  boolean still() {
    return populationDeviation == 0;
  }

  /** Volatility: the sample deviation as a fraction per year of so many periods. */
  public double volatility(int periodsPerYear) {
    return sampleDeviation * Math.sqrt(Series.periods(periodsPerYear));
  }

  /** The mean; of equal values exactly their value, so that what stands still has no spread. */
  static double mean(double[] values) {
    double sum = 0;
    boolean still = true;
    for (double value : values) {
      sum += value;
      still &= value == values[0];
    }
    return still ? values[0] : sum / values.length;
  }
}
