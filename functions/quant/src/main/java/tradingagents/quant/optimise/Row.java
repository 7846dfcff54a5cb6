package tradingagents.quant.optimise;

/** One linear condition on the unknowns: the product with the coefficients reaches the limit. */
final class Row {
  private final double[] coefficients;
  private final double limit;

  Row(double[] coefficients, double limit) {
    this.coefficients = coefficients;
    this.limit = limit;
  }

  static Row atMost(double[] coefficients, double limit) {
    return new Row(Dense.scaled(coefficients, -1), -limit);
  }

  double[] coefficients() {
    return coefficients;
  }

  /** What is over the limit; negative when the condition is broken. */
  double slack(double[] x) {
    return Dense.dot(coefficients, x) - limit;
  }

  /**
   * The same condition on a multiple of a portfolio: the limit grows with the sum of the unknowns.
   */
  Row homogeneous() {
    double[] shifted = coefficients.clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] -= limit;
    }
    return new Row(shifted, 0);
  }

  Row negated() {
    return new Row(Dense.scaled(coefficients, -1), -limit);
  }
}
