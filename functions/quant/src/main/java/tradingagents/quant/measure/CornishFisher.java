package tradingagents.quant.measure;

/**
 * The Cornish-Fisher expansion: where the quantile of a distribution lies that is almost normal,
 * and the mean beyond it. Package-private: see {@link ValueAtRisk} and {@link
 * ConditionalValueAtRisk}.
 */
final class CornishFisher {
  private CornishFisher() {}

  /** The quantile in standard deviations from the mean, from the normal one. */
  static double quantile(double z, double skewness, double excessKurtosis) {
    return z
        + (z * z - 1) * skewness / 6
        + (z * z * z - 3 * z) * excessKurtosis / 24
        - (2 * z * z * z - 5 * z) * skewness * skewness / 36;
  }

  /**
   * The mean of what lies below {@code h} with probability {@code tail}, in standard deviations
   * from the mean: the second-order Edgeworth expansion of Boudt, Peterson and Croux, whose
   * integrals collapse to this polynomial. Where the expansion fails (far from normal) it can lie
   * above h itself; then h stands, as in that paper's operational definition.
   */
  static double tailMean(double h, double tail, double skewness, double excessKurtosis) {
    double h2 = h * h;
    double h4 = h2 * h2;
    double polynomial =
        1
            + (h4 - 2 * h2 - 1) * excessKurtosis / 24
            + h2 * h * skewness / 6
            + (h4 * h2 - 9 * h4 + 9 * h2 + 3) * skewness * skewness / 72;
    return Math.min(-Normal.density(h) * polynomial / tail, h);
  }
}
