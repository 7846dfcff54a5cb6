package tradingagents.quant.measure;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** The standard normal distribution. */
final class Normal {
  private static final NormalDistribution STANDARD = new NormalDistribution(0, 1);

  private Normal() {}

  static double density(double x) {
    return STANDARD.density(x);
  }

  static double cumulative(double x) {
    return STANDARD.cumulativeProbability(x);
  }

  static double quantile(double probability) {
    return STANDARD.inverseCumulativeProbability(probability);
  }
}
