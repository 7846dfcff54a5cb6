package tradingagents.quant.factor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.jspecify.annotations.Nullable;

/**
 * Regression of a portfolio's returns on any number of factors: ordinary least squares with an
 * intercept, by QR, and Newey-West standard errors (Bartlett kernel, weights 1 - l / (L + 1)) that
 * stay honest when residuals vary in size and depend on one another. No small-sample correction: n
 * / (n - k) is not applied, as in statsmodels' {@code cov_type='HAC'}; the corrected error stands
 * beside it. p values are of Student's t with n - k degrees of freedom; the normal ones stand
 * beside. Sources: W. Newey and K. West, A Simple, Positive Semi-definite, Heteroskedasticity and
 * Autocorrelation Consistent Covariance Matrix, Econometrica 55 (1987); the automatic lag floor(4
 * (n / 100)^(2/9)): Newey and West, Review of Economic Studies 61 (1994).
 *
 * @param lags how far residuals may depend on one another, or null for the automatic rule
 * @param periodsPerYear 252 for days, 52 for weeks, 12 for months
 */
public record FactorModel(@Nullable Integer lags, double periodsPerYear) {
  /** The share of a factor that must not be a combination of others. */
  private static final double INDEPENDENT = 1e-9;

  /** Checks both numbers. */
  public FactorModel {
    if (lags != null && lags < 0) {
      throw new IllegalArgumentException("the lags are 0 or more, not " + lags);
    }
    if (!(periodsPerYear > 0 && Double.isFinite(periodsPerYear))) {
      throw new IllegalArgumentException(
          "the periods of a year are above zero, such as 252, not " + periodsPerYear);
    }
  }

  /**
   * The lag of the automatic rule.
   *
   * @param observations n
   * @return floor(4 (n / 100)^(2/9))
   */
  public static int automaticLags(int observations) {
    return (int) Math.floor(4 * Math.pow(observations / 100.0, 2.0 / 9.0));
  }

  /**
   * The regression.
   *
   * @param returns of the portfolio (less the riskless return when alpha is to be Jensen's)
   * @param factors on the same dates
   * @return the fit
   * @throws IllegalArgumentException for too few returns and for factors that are constant or a
   *     combination of others, by name
   */
  public FactorFit fit(double[] returns, ReturnTable factors) {
    int n = returns.length;
    int k = factors.names().size() + 1;
    checkShape(returns, factors, k);
    checkIndependence(factors);
    RealMatrix x = design(factors);
    QRDecomposition qr = new QRDecomposition(x);
    double[] b = qr.getSolver().solve(new ArrayRealVector(returns)).toArray();
    double[] fitted = x.operate(b);
    double[] residuals = new double[n];
    for (int t = 0; t < n; t++) {
      residuals[t] = returns[t] - fitted[t];
    }
    int used = lags == null ? Math.min(automaticLags(n), n - 1) : lags;
    RealMatrix bread = inverseOfSquares(qr, k);
    RealMatrix hac = bread.multiply(NeweyWest.meat(x, residuals, used)).multiply(bread);
    double squares = sumOfSquares(residuals);
    List<Coefficient> all = new ArrayList<>();
    for (int j = 0; j < k; j++) {
      String name = j == 0 ? "alpha" : factors.names().get(j - 1);
      double ordinary = Math.sqrt(squares / (n - k) * bread.getEntry(j, j));
      all.add(coefficient(name, b[j], Math.sqrt(hac.getEntry(j, j)), ordinary, n, k));
    }
    double around = constant(returns) ? 0 : squaresAroundMean(returns);
    double rSquared = around > 0 ? 1 - squares / around : Double.NaN;
    double specific = squaresAroundMean(residuals) / (n - 1);
    return new FactorFit(
        all.getFirst(),
        b[0] * periodsPerYear,
        Math.pow(1 + b[0], periodsPerYear) - 1,
        all.subList(1, k),
        rSquared,
        1 - (1 - rSquared) * (n - 1) / (n - k),
        Math.sqrt(specific),
        Math.sqrt(squares / (n - k)),
        n,
        used,
        split(factors, b, fitted, specific));
  }

  private void checkShape(double[] returns, ReturnTable factors, int k) {
    int n = returns.length;
    if (n != factors.dates().size()) {
      throw new IllegalArgumentException(
          n + " returns stand beside " + factors.dates().size() + " dates of factors");
    }
    if (n <= k) {
      throw new IllegalArgumentException(
          n
              + " returns are too few for "
              + k
              + " coefficients (alpha and "
              + (k - 1)
              + " factors): at least "
              + (k + 1)
              + " are needed");
    }
    if (lags != null && lags >= n) {
      throw new IllegalArgumentException(
          "the lags are less than the number of returns (" + n + "), not " + lags);
    }
    for (double value : returns) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a return is a finite number, not " + value);
      }
    }
  }

  /** Gram-Schmidt around the means: what is left of a factor after the intercept and the others. */
  private static void checkIndependence(ReturnTable factors) {
    List<double[]> basis = new ArrayList<>();
    for (String name : factors.names()) {
      double[] rest = factors.column(name);
      if (constant(rest)) {
        throw new IllegalArgumentException(
            "the factor " + name + " never changes: it cannot be told from the intercept");
      }
      centre(rest);
      double whole = Math.sqrt(sumOfSquares(rest));
      for (int pass = 0; pass < 2; pass++) {
        for (double[] unit : basis) {
          subtract(rest, unit, dot(rest, unit));
        }
      }
      double left = Math.sqrt(sumOfSquares(rest));
      if (left <= INDEPENDENT * whole) {
        throw new IllegalArgumentException(
            "the factor "
                + name
                + " is a linear combination of the factors before it ("
                + String.join(", ", factors.names().subList(0, basis.size()))
                + "): leave one of them out");
      }
      for (int t = 0; t < rest.length; t++) {
        rest[t] /= left;
      }
      basis.add(rest);
    }
  }

  private static RealMatrix design(ReturnTable factors) {
    int n = factors.dates().size();
    double[][] rows = new double[n][factors.names().size() + 1];
    for (int t = 0; t < n; t++) {
      rows[t][0] = 1;
      for (int j = 1; j < rows[t].length; j++) {
        rows[t][j] = factors.columns().get(j - 1)[t];
      }
    }
    return new Array2DRowRealMatrix(rows, false);
  }

  /** (X'X)^-1 = R^-1 R^-T. */
  private static RealMatrix inverseOfSquares(QRDecomposition qr, int k) {
    RealMatrix r = qr.getR().getSubMatrix(0, k - 1, 0, k - 1);
    RealMatrix inverse = new QRDecomposition(r).getSolver().getInverse();
    return inverse.multiply(inverse.transpose());
  }

  private static Coefficient coefficient(
      String name, double value, double error, double ordinary, int n, int k) {
    double t = error > 0 ? value / error : Double.NaN;
    double student = 2 * new TDistribution(n - k).cumulativeProbability(-Math.abs(t));
    double normal = 2 * new NormalDistribution().cumulativeProbability(-Math.abs(t));
    double corrected = error * Math.sqrt((double) n / (n - k));
    return new Coefficient(name, value, error, t, student, normal, corrected, ordinary);
  }

  private static VarianceSplit split(
      ReturnTable factors, double[] b, double[] fitted, double specific) {
    double[] centred = fitted.clone();
    centre(centred);
    int n = fitted.length;
    double systematic = sumOfSquares(centred) / (n - 1);
    Map<String, Double> parts = new LinkedHashMap<>();
    for (int j = 1; j < b.length; j++) {
      double[] factor = factors.column(factors.names().get(j - 1));
      centre(factor);
      parts.put(factors.names().get(j - 1), b[j] * dot(factor, centred) / (n - 1));
    }
    return new VarianceSplit(systematic + specific, systematic, specific, parts);
  }

  private static boolean constant(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }

  private static void centre(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    for (int t = 0; t < values.length; t++) {
      values[t] -= mean;
    }
  }

  private static double squaresAroundMean(double[] values) {
    double[] centred = values.clone();
    centre(centred);
    return sumOfSquares(centred);
  }

  private static double sumOfSquares(double[] values) {
    return dot(values, values);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int t = 0; t < a.length; t++) {
      sum += a[t] * b[t];
    }
    return sum;
  }

  private static void subtract(double[] from, double[] unit, double times) {
    for (int t = 0; t < from.length; t++) {
      from[t] -= times * unit[t];
    }
  }
}
