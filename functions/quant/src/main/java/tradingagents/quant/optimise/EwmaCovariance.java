package tradingagents.quant.optimise;

/**
 * The exponentially weighted covariance of RiskMetrics: products of returns (their mean is taken as
 * zero) with weights {@code lambda^k}, k = 0 for the newest scenario, divided by the sum of the
 * weights. Source: J.P. Morgan, RiskMetrics Technical Document, 4th edition 1996, section 5.2;
 * lambda is 0.94 for days and 0.97 for months there.
 *
 * @param lambda the decay, above 0 and below 1
 */
public record EwmaCovariance(double lambda) implements CovarianceEstimator {
  /** RiskMetrics' decay for daily returns. */
  public static final double DAILY = 0.94;

  /** Checks the decay. */
  public EwmaCovariance {
    if (!(lambda > 0 && lambda < 1)) {
      throw new IllegalArgumentException("lambda is above 0 and below 1, not " + lambda);
    }
  }

  @Override
  public String name() {
    return "ewma";
  }

  @Override
  public Covariance of(AssetReturns returns) {
    int periods = returns.periods();
    double[] roots = new double[periods];
    double total = 0;
    for (int t = 0; t < periods; t++) {
      double weight = Math.pow(lambda, periods - 1 - t);
      total += weight;
      roots[t] = Math.sqrt(weight);
    }
    double[][] weighted = new double[returns.assets()][periods];
    for (int i = 0; i < weighted.length; i++) {
      for (int t = 0; t < periods; t++) {
        weighted[i][t] = roots[t] * returns.at(t, i);
      }
    }
    double[][] matrix = Dense.scaled(Moments.products(weighted), 1 / total);
    return new Covariance(returns.names(), matrix, periods);
  }
}
