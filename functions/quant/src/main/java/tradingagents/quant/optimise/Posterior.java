package tradingagents.quant.optimise;

import java.util.List;

/**
 * What {@link BlackLitterman} believes after hearing the views: {@code m = pi + tau S P' (P tau S
 * P' + O)^-1 (q - P pi)} and the covariance of returns {@code S + M}, {@code M = tau S - tau S P'
 * (P tau S P' + O)^-1 P tau S}; O is diagonal. Per period. Source: He and Litterman 1999, equations
 * 8 to 13.
 */
public final class Posterior {
  private final double[] equilibrium;
  private final double[] mean;
  private final double[][] covariance;

  /**
   * Mixes the equilibrium and the views.
   *
   * @param covariance of the assets; the names of market and views are among its names
   */
  public Posterior(Covariance covariance, BlackLitterman model) {
    covariance.requireInvertible();
    List<String> names = covariance.names();
    int n = names.size();
    int k = model.views().size();
    this.equilibrium = Dense.scaled(covariance.times(model.marketWeights(names)), model.delta());
    double[][] prior = Dense.scaled(covariance.rows(), model.tau());
    double[][] spread = new double[k][];
    double[] surprise = new double[k];
    double[][] uncertain = new double[k][k];
    double[][] loadings = new double[k][];
    for (int v = 0; v < k; v++) {
      View view = model.views().get(v);
      loadings[v] = BlackLitterman.loadings(view, names);
      spread[v] = Dense.times(prior, loadings[v]);
      surprise[v] = view.value() - Dense.dot(loadings[v], equilibrium);
    }
    for (int v = 0; v < k; v++) {
      // One half is copied to the other: what rounding adds to an empty cell is not symmetric.
      for (int u = 0; u <= v; u++) {
        uncertain[v][u] = Dense.dot(loadings[v], spread[u]);
        uncertain[u][v] = uncertain[v][u];
      }
      uncertain[v][v] += model.views().get(v).uncertainty().orElse(uncertain[v][v]);
    }
    this.mean = equilibrium.clone();
    this.covariance = new double[n][n];
    double[] gain = k == 0 ? new double[0] : Covariance.solve(uncertain, surprise);
    double[][] known = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] column = new double[k];
      for (int v = 0; v < k; v++) {
        mean[i] += spread[v][i] * gain[v];
        column[v] = spread[v][i];
      }
      known[i] = k == 0 ? column : Covariance.solve(uncertain, column);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = covariance.at(i, j) + prior[i][j];
        for (int v = 0; v < k; v++) {
          sum -= spread[v][i] * known[j][v];
        }
        this.covariance[i][j] = sum;
      }
    }
  }

  /** The returns that make the market portfolio optimal, one per asset. */
  public double[] equilibrium() {
    return equilibrium.clone();
  }

  /** The expected returns after the views, one per asset. */
  public double[] mean() {
    return mean.clone();
  }

  /** The covariance of returns after the views, one row per asset. */
  public double[][] covariance() {
    return Dense.scaled(covariance, 1);
  }

  /**
   * The weights of an investor without constraints, {@code (delta V)^-1 m}; they need not sum to
   * one.
   */
  public double[] freeWeights(double delta) {
    return Covariance.solve(Dense.scaled(covariance, delta), mean);
  }
}
