package tradingagents.quant.attribution;

import java.util.Arrays;

/**
 * How the effects of single periods add up to the excess return of all of them compounded. Both
 * ways multiply the effects of period t by a coefficient, so that the products sum to the compound
 * excess exactly, whatever the number of periods.
 */
public enum Linking {
  /**
   * Logarithmic: the coefficient is {@code k(t) / k}, with {@code k = (ln(1+R) - ln(1+B)) / (R -
   * B)}, or {@code 1 / (1+R)} where R equals B. Source: D. Carino, Combining Attribution Effects
   * Over Time, Journal of Performance Measurement (1999).
   */
  CARINO {
    @Override
    double[] coefficients(double[] portfolio, double[] benchmark) {
      double whole = slope(compound(portfolio), compound(benchmark));
      double[] out = new double[portfolio.length];
      Arrays.setAll(out, t -> slope(portfolio[t], benchmark[t]) / whole);
      return out;
    }
  },

  /**
   * Optimised: the coefficient is {@code M + a (R(t) - B(t))}, with M the natural scaling {@code
   * ((R - B) / T) / ((1+R)^(1/T) - (1+B)^(1/T))}, or {@code (1+R)^((T-1)/T)} where R equals B, and
   * {@code a} spreading what is left in proportion to the excess returns. Source: J. Menchero, An
   * Optimized Approach to Linking Attribution Effects Over Time, Journal of Performance Measurement
   * (2000).
   */
  MENCHERO {
    @Override
    double[] coefficients(double[] portfolio, double[] benchmark) {
      int periods = portfolio.length;
      double whole = compound(portfolio) - compound(benchmark);
      double natural = natural(compound(portfolio), compound(benchmark), periods);
      double sum = 0;
      double squares = 0;
      for (int t = 0; t < periods; t++) {
        double excess = portfolio[t] - benchmark[t];
        sum += excess;
        squares += excess * excess;
      }
      double spread = squares == 0 ? 0 : (whole - natural * sum) / squares;
      double[] out = new double[periods];
      Arrays.setAll(out, t -> natural + spread * (portfolio[t] - benchmark[t]));
      return out;
    }
  };

  private static final double SAME = 1e-9;

  /** One factor for each period's effects. */
  abstract double[] coefficients(double[] portfolio, double[] benchmark);

  /**
   * The return of returns one after another.
   *
   * @param returns fractions
   * @return product of (1 + r), minus 1
   */
  public static double compound(double[] returns) {
    return Arrays.stream(returns).reduce(1, (value, r) -> value * (1 + r)) - 1;
  }

  /** Where both returns are nearly one, the quotient of differences becomes the derivative. */
  private static double slope(double portfolio, double benchmark) {
    double difference = portfolio - benchmark;
    if (Math.abs(difference) < SAME) {
      return 1 / (1 + (portfolio + benchmark) / 2);
    }
    return Math.log1p(difference / (1 + benchmark)) / difference;
  }

  private static double natural(double portfolio, double benchmark, int periods) {
    double difference = portfolio - benchmark;
    double root = 1.0 / periods;
    if (Math.abs(difference) < SAME) {
      return Math.pow(1 + (portfolio + benchmark) / 2, 1 - root);
    }
    return difference / periods / (Math.pow(1 + portfolio, root) - Math.pow(1 + benchmark, root));
  }
}
