package tradingagents.quant.optimise;

/**
 * The sample covariance: products of deviations from the mean, divided by n - 1. Unbiased, and
 * singular as soon as there are not more scenarios than assets. Source: any textbook; the divisor
 * is stated because both are in use.
 */
public record SampleCovariance() implements CovarianceEstimator {
  @Override
  public String name() {
    return "sample";
  }

  @Override
  public Covariance of(AssetReturns returns) {
    double[][] matrix = Dense.scaled(Moments.scatter(returns), 1.0 / (returns.periods() - 1));
    return new Covariance(returns.names(), matrix, returns.periods());
  }
}
