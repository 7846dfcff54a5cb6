package tradingagents.quant.backtest.validation;

import java.util.random.RandomGenerator;
import tradingagents.quant.measure.Moments;

/**
 * Draws histories from a history in blocks: each block starts at a period chosen uniformly and has
 * a geometric length with the expected one given; the history is wrapped around at its end. So a
 * drawn series is stationary and keeps what depends on the order within a block. Source: D. Politis
 * and J. Romano, The Stationary Bootstrap, Journal of the American Statistical Association (1994).
 *
 * @param expectedBlock expected block length in periods, 1 or more; 1 draws each period by itself
 */
public record StationaryBootstrap(double expectedBlock) {
  private static final int SHORTEST = 10;

  /** Checks the length. */
  public StationaryBootstrap {
    if (!(expectedBlock >= 1 && Double.isFinite(expectedBlock))) {
      throw new IllegalArgumentException(
          "the expected block length is 1 period or more, not " + expectedBlock);
    }
  }

  /**
   * With the block length that these returns ask for: the longer of the {@link #automatic} lengths
   * of the returns and of their squared deviations, since returns that depend on each other hardly
   * at all still come in calm and in stormy stretches, which drawdowns are made of. Of fewer than
   * ten returns the cube root of their number.
   *
   * @param returns one or more
   */
  public static StationaryBootstrap forReturns(double[] returns) {
    double mean = Moments.of(returns).mean();
    if (returns.length < SHORTEST) {
      return new StationaryBootstrap(Math.cbrt(returns.length));
    }
    double[] squares = new double[returns.length];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = (returns[i] - mean) * (returns[i] - mean);
    }
    return new StationaryBootstrap(Math.max(automatic(returns), automatic(squares)));
  }

  /**
   * The block length that makes the variance of the resampled mean most accurate, {@code (2 G^2 /
   * (2 g^2))^(1/3) n^(1/3)} with G the sum of |k| R(k) and g that of R(k), autocovariances R to lag
   * M under a flat-top window, M twice the lag after which five (or sqrt(log10 n)) autocorrelations
   * in a row are insignificant. At least 1 and at most the lesser of 3 sqrt(n) and n / 3. Sources:
   * D. Politis and H. White, Automatic Block-Length Selection for the Dependent Bootstrap,
   * Econometric Reviews (2004), as corrected by A. Patton, D. Politis and H. White (2009).
   *
   * @param series ten numbers or more
   * @return in periods; 1 of a series that does not move
   */
  public static double automatic(double[] series) {
    Moments moments = Moments.of(series);
    int n = series.length;
    if (n < SHORTEST) {
      throw new IllegalArgumentException(
          "a block length is chosen from " + SHORTEST + " numbers or more, not " + n);
    }
    if (moments.populationDeviation() == 0) {
      return 1;
    }
    int inARow = Math.max(5, (int) Math.ceil(Math.sqrt(Math.log10(n))));
    int most = Math.min(n - 1, (int) Math.ceil(Math.sqrt(n)) + inARow);
    double[] covariances = covariances(series, moments.mean(), most);
    int last = Math.min(2 * Math.max(1, significant(covariances, n, inARow)), most);
    double weighted = 0;
    double sum = covariances[0];
    for (int k = 1; k <= last; k++) {
      double share = (double) k / last;
      double window = share <= 0.5 ? 1 : 2 * (1 - share);
      weighted += 2 * window * k * covariances[k];
      sum += 2 * window * covariances[k];
    }
    double length = Math.cbrt(weighted * weighted / (sum * sum) * n);
    return Math.clamp(length, 1, Math.ceil(Math.min(3 * Math.sqrt(n), n / 3.0)));
  }

  private static double[] covariances(double[] series, double mean, int most) {
    double[] covariances = new double[most + 1];
    for (int k = 0; k <= most; k++) {
      double products = 0;
      for (int i = k; i < series.length; i++) {
        products += (series[i] - mean) * (series[i - k] - mean);
      }
      covariances[k] = products / series.length;
    }
    return covariances;
  }

  /** The lag after which so many autocorrelations in a row are insignificant, or the last lag. */
  private static int significant(double[] covariances, int n, int inARow) {
    double bound = 2 * Math.sqrt(Math.log10(n) / n) * covariances[0];
    int quiet = 0;
    for (int k = 1; k < covariances.length; k++) {
      quiet = Math.abs(covariances[k]) < bound ? quiet + 1 : 0;
      if (quiet == inARow) {
        return k - inARow;
      }
    }
    return covariances.length - 1;
  }

  /**
   * Draws one history.
   *
   * @param random where chance comes from
   * @param periods how many the history drawn from has, one or more
   * @param indices filled with periods of it, 0 to {@code periods - 1}
   */
  public void draw(RandomGenerator random, int periods, int[] indices) {
    int at = 0;
    for (int i = 0; i < indices.length; i++) {
      at++;
      if (i == 0 || random.nextDouble() * expectedBlock < 1) {
        at = random.nextInt(periods);
      } else if (at == periods) {
        at = 0;
      }
      indices[i] = at;
    }
  }
}
