package tradingagents.quant.optimise;

/** What both shrinkage estimators share. */
final class Shrinkage {
  private Shrinkage() {}

  static double[][] mix(double[][] sample, double[][] target, double intensity) {
    double[][] mixed = new double[sample.length][sample.length];
    for (int i = 0; i < sample.length; i++) {
      for (int j = 0; j < sample.length; j++) {
        mixed[i][j] = (1 - intensity) * sample[i][j] + intensity * target[i][j];
      }
    }
    return mixed;
  }

  /** The mean over the scenarios of the squared difference of a product and its mean. */
  static double cellVariance(double[] a, double[] b, double mean) {
    double sum = 0;
    for (int t = 0; t < a.length; t++) {
      double difference = a[t] * b[t] - mean;
      sum += difference * difference;
    }
    return sum / a.length;
  }
}
