package tradingagents.quant.optimise;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;

/**
 * A covariance matrix with the names of its assets, per period, in squared units of the returns.
 * Symmetric, variances zero or more. Whether it can be inverted is asked where it matters ({@link
 * #requireInvertible()}), and the refusal names the assets that are to blame.
 */
public final class Covariance {
  /** Below this share of its own variance, what an asset adds to the others is rounding. */
  private static final double OWN_SHARE = 1e-10;

  /** Below this share of the asset's scale, a combination of others does not count. */
  private static final double PART = 1e-6;

  private final List<String> names;
  private final double[][] matrix;
  private final int observations;

  /**
   * A matrix of its own: the rows are copied.
   *
   * @param names one name per asset
   * @param matrix symmetric, one row and column per asset
   * @param observations out of how many scenarios it was estimated
   */
  public Covariance(List<String> names, double[][] matrix, int observations) {
    if (matrix.length != names.size()) {
      throw new IllegalArgumentException(
          "a covariance of %d assets has %d rows".formatted(names.size(), matrix.length));
    }
    this.names = List.copyOf(names);
    this.matrix = Dense.scaled(matrix, 1);
    this.observations = observations;
    for (int i = 0; i < matrix.length; i++) {
      if (!(matrix[i][i] >= 0)) {
        throw new IllegalArgumentException(
            "the variance of %s is %s; a variance is zero or more"
                .formatted(names.get(i), matrix[i][i]));
      }
      for (int j = 0; j < matrix.length; j++) {
        if (!Double.isFinite(matrix[i][j])) {
          throw new IllegalArgumentException(
              "the covariance of %s and %s is not a number".formatted(names.get(i), names.get(j)));
        }
      }
    }
  }

  /** The assets, in the order of the rows. */
  public List<String> names() {
    return names;
  }

  /** The covariance of two assets, counted from zero. */
  public double at(int row, int column) {
    return matrix[row][column];
  }

  /** The standard deviation of each asset, per period. */
  public double[] volatilities() {
    double[] roots = new double[matrix.length];
    for (int i = 0; i < roots.length; i++) {
      roots[i] = Math.sqrt(matrix[i][i]);
    }
    return roots;
  }

  /** The variance of a portfolio, per period. */
  public double variance(double[] weights) {
    return Math.max(0, Dense.dot(weights, times(weights)));
  }

  /** The covariance of each asset with a portfolio. */
  double[] times(double[] weights) {
    return Dense.times(matrix, weights);
  }

  /** The rows; not a copy. */
  double[][] rows() {
    return matrix;
  }

  /** Refuses assets that never move, by name. */
  void requireMoving() {
    double largest = Dense.largest(volatilities());
    for (int i = 0; i < matrix.length; i++) {
      if (matrix[i][i] <= largest * largest * 1e-20) {
        throw new IllegalArgumentException(
            "the covariance is singular: the returns of %s are constant; leave it out"
                .formatted(names.get(i)));
      }
    }
  }

  /** The correlations, the diagonal exactly one. */
  double[][] correlations() {
    requireMoving();
    double[] roots = volatilities();
    double[][] correlations = new double[matrix.length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix.length; j++) {
        double value = matrix[i][j] / (roots[i] * roots[j]);
        correlations[i][j] = i == j ? 1 : Math.max(-1, Math.min(1, value));
      }
    }
    return correlations;
  }

  /**
   * Refuses a matrix that cannot be inverted, with the reason: an asset that never moves, one that
   * is a combination of others, or fewer observations than assets.
   */
  public void requireInvertible() {
    double[][] correlations = correlations();
    double[][] factor = new double[matrix.length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < i; j++) {
        factor[i][j] = (correlations[i][j] - partial(factor[i], factor[j], j)) / factor[j][j];
      }
      double own = 1 - partial(factor[i], factor[i], i);
      if (own <= OWN_SHARE) {
        throw new IllegalArgumentException(reason(factor, i));
      }
      factor[i][i] = Math.sqrt(own);
    }
  }

  private static double partial(double[] a, double[] b, int length) {
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private String reason(double[][] factor, int asset) {
    if (observations <= matrix.length) {
      return ("the covariance is singular: %d observations of %d assets; it needs more observations"
              + " than assets, or the covariance ledoit-wolf")
          .formatted(observations, matrix.length);
    }
    List<String> parts = parts(factor, asset);
    return parts.size() == 1
        ? "the covariance is singular: %s and %s always move together; leave one out"
            .formatted(parts.getFirst(), names.get(asset))
        : "the covariance is singular: %s is a combination of %s; leave one out"
            .formatted(names.get(asset), String.join(", ", parts));
  }

  /** The earlier assets that make up this one: the coefficients by back substitution. */
  private List<String> parts(double[][] factor, int asset) {
    double[] coefficients = new double[asset];
    List<String> parts = new ArrayList<>();
    for (int i = asset - 1; i >= 0; i--) {
      double sum = factor[asset][i];
      for (int k = i + 1; k < asset; k++) {
        sum -= factor[k][i] * coefficients[k];
      }
      coefficients[i] = sum / factor[i][i];
      if (Math.abs(coefficients[i]) > PART) {
        parts.addFirst(names.get(i));
      }
    }
    return parts;
  }

  /** The solution of {@code matrix x = right}; refuses a singular matrix. */
  double[] solve(double[] right) {
    requireInvertible();
    return solve(matrix, right);
  }

  /** The solution of a symmetric positive definite system. */
  static double[] solve(double[][] matrix, double[] right) {
    try {
      CholeskyDecomposition cholesky =
          new CholeskyDecomposition(MatrixUtils.createRealMatrix(matrix), 1e-9, 0);
      return cholesky.getSolver().solve(MatrixUtils.createRealVector(right)).toArray();
    } catch (MathRuntimeException e) {
      throw Unsolved.because("its equations contradict or repeat one another", e);
    }
  }
}
