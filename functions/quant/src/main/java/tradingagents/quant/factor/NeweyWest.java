package tradingagents.quant.factor;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;

/**
 * The middle of Newey and West's covariance: with u(t) = x(t) e(t), the sum over t of u u' plus,
 * for each lag l up to L, (1 - l / (L + 1)) times the sum of u(t) u(t-l)' and its transpose.
 */
final class NeweyWest {
  private NeweyWest() {}

  static RealMatrix meat(RealMatrix x, double[] residuals, int lags) {
    int n = residuals.length;
    int k = x.getColumnDimension();
    double[][] u = x.getData();
    for (int t = 0; t < n; t++) {
      for (int j = 0; j < k; j++) {
        u[t][j] *= residuals[t];
      }
    }
    double[][] sum = new double[k][k];
    for (int lag = 0; lag <= lags; lag++) {
      double weight = 1 - lag / (lags + 1.0);
      for (int t = lag; t < n; t++) {
        add(sum, u[t], u[t - lag], lag == 0 ? weight / 2 : weight);
      }
    }
    return new Array2DRowRealMatrix(sum, false);
  }

  /** Adds a b' and b a'. */
  private static void add(double[][] sum, double[] a, double[] b, double weight) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        sum[i][j] += weight * (a[i] * b[j] + b[i] * a[j]);
      }
    }
  }
}
