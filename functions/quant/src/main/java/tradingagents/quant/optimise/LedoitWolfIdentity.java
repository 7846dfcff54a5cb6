package tradingagents.quant.optimise;

/**
 * Ledoit and Wolf's shrinkage towards a scaled identity: {@code (1 - d) S + d m I}, where S is the
 * covariance with divisor n, m the mean variance and d the optimal intensity between 0 and 1.
 * Always invertible unless every asset is constant. This is what most libraries call Ledoit-Wolf.
 * Source: O. Ledoit and M. Wolf, A well-conditioned estimator for large-dimensional covariance
 * matrices, Journal of Multivariate Analysis 88 (2004), section 3.
 */
public record LedoitWolfIdentity() implements CovarianceEstimator {
  @Override
  public String name() {
    return "ledoit-wolf";
  }

  @Override
  public Covariance of(AssetReturns returns) {
    double[][] deviations = Moments.deviations(returns);
    int periods = returns.periods();
    double[][] sample = Dense.scaled(Moments.products(deviations), 1.0 / periods);
    double[][] target = new double[sample.length][sample.length];
    double mean = 0;
    for (int i = 0; i < sample.length; i++) {
      mean += sample[i][i] / sample.length;
    }
    for (int i = 0; i < sample.length; i++) {
      target[i][i] = mean;
    }
    double distance = distance(sample, target);
    double noise = Math.min(noise(deviations, sample), distance);
    double intensity = distance == 0 ? 0 : noise / distance;
    return new Covariance(returns.names(), Shrinkage.mix(sample, target, intensity), periods);
  }

  /** The squared distance of two matrices: the sum of the squared differences of their cells. */
  private static double distance(double[][] a, double[][] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        sum += (a[i][j] - b[i][j]) * (a[i][j] - b[i][j]);
      }
    }
    return sum;
  }

  /** How far S itself may be off: the variance of its cells, summed. */
  private static double noise(double[][] deviations, double[][] sample) {
    double sum = 0;
    for (int i = 0; i < sample.length; i++) {
      for (int j = 0; j < sample.length; j++) {
        sum += Shrinkage.cellVariance(deviations[i], deviations[j], sample[i][j]);
      }
    }
    return sum / deviations[0].length;
  }
}
