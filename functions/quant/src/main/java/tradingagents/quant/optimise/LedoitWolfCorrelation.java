package tradingagents.quant.optimise;

/**
 * Ledoit and Wolf's shrinkage towards constant correlation: every asset keeps its own variance,
 * every pair is drawn towards the mean correlation. S has the divisor n, the intensity lies between
 * 0 and 1. Needs two assets or more, none of them constant. Source: O. Ledoit and M. Wolf, Honey, I
 * shrunk the sample covariance matrix, Journal of Portfolio Management 30 (2004), appendices A and
 * B.
 */
public record LedoitWolfCorrelation() implements CovarianceEstimator {
  @Override
  public String name() {
    return "ledoit-wolf-correlation";
  }

  @Override
  public Covariance of(AssetReturns returns) {
    double[][] deviations = Moments.deviations(returns);
    int periods = returns.periods();
    int n = deviations.length;
    double[][] sample = Dense.scaled(Moments.products(deviations), 1.0 / periods);
    Covariance plain = new Covariance(returns.names(), sample, periods);
    if (n == 1) {
      return plain;
    }
    plain.requireMoving();
    double[] roots = plain.volatilities();
    double mean = meanCorrelation(sample, roots);
    double[][] target = new double[n][n];
    double distance = 0;
    double noise = 0;
    double common = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        target[i][j] = i == j ? sample[i][i] : mean * roots[i] * roots[j];
        distance += (target[i][j] - sample[i][j]) * (target[i][j] - sample[i][j]);
        noise += Shrinkage.cellVariance(deviations[i], deviations[j], sample[i][j]);
        common +=
            i == j
                ? Shrinkage.cellVariance(deviations[i], deviations[i], sample[i][i])
                : mean
                    / 2
                    * (roots[j] / roots[i] * covary(deviations, sample, i, j)
                        + roots[i] / roots[j] * covary(deviations, sample, j, i));
      }
    }
    double intensity = distance == 0 ? 0 : (noise - common) / distance / periods;
    intensity = Math.max(0, Math.min(1, intensity));
    return new Covariance(returns.names(), Shrinkage.mix(sample, target, intensity), periods);
  }

  private static double meanCorrelation(double[][] sample, double[] roots) {
    double sum = 0;
    for (int i = 0; i < roots.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += sample[i][j] / (roots[i] * roots[j]);
      }
    }
    return 2 * sum / (roots.length * (roots.length - 1.0));
  }

  /**
   * The covariance of the noise in the variance of i with the noise in the covariance of i and j.
   */
  private static double covary(double[][] deviations, double[][] sample, int i, int j) {
    double sum = 0;
    for (int t = 0; t < deviations[i].length; t++) {
      double own = deviations[i][t] * deviations[i][t] - sample[i][i];
      double pair = deviations[i][t] * deviations[j][t] - sample[i][j];
      sum += own * pair;
    }
    return sum / deviations[i].length;
  }
}
