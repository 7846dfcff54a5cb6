package tradingagents.quant.optimise;

/**
 * How the covariance of the assets is read out of their returns. Each estimator is a value; the
 * name is the word a person types.
 */
public sealed interface CovarianceEstimator
    permits SampleCovariance, EwmaCovariance, LedoitWolfIdentity, LedoitWolfCorrelation {

  /** The word for it: {@code sample}, {@code ewma}, {@code ledoit-wolf}. */
  String name();

  /** The covariance per period, in squared units of the returns. */
  Covariance of(AssetReturns returns);
}
