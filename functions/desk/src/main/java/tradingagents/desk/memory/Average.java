package tradingagents.desk.memory;

import java.math.BigDecimal;
import java.util.List;

/**
 * The mean of some returns and how far it may be off by chance: the standard error of the mean is
 * the sample deviation (divisor n - 1) over the square root of n. It takes the returns as
 * independent; windows that overlap are not, so it is the least that it can be.
 *
 * @param count how many
 * @param mean NaN for none
 * @param standardError NaN for fewer than two
 */
public record Average(int count, double mean, double standardError) {
  /**
   * Of some returns.
   *
   * @param returns shares
   * @return their mean
   */
  static Average of(List<BigDecimal> returns) {
    int n = returns.size();
    double sum = 0;
    for (BigDecimal r : returns) {
      sum += r.doubleValue();
    }
    double mean = sum / n;
    double squares = 0;
    for (BigDecimal r : returns) {
      squares += (r.doubleValue() - mean) * (r.doubleValue() - mean);
    }
    double error = n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n);
    return new Average(n, n == 0 ? Double.NaN : mean, error);
  }
}
