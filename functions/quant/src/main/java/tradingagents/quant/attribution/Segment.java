package tradingagents.quant.attribution;

/**
 * A part of portfolio and benchmark, such as a sector, over one period. Weights are fractions of
 * the value at the period's start and may be negative (sold short); returns are fractions over the
 * period. Where a side has no weight it has no return: NaN then stands for the other side's return,
 * so that the whole effect is one of allocation.
 *
 * @param name of the part
 * @param portfolioWeight a fraction of the portfolio
 * @param benchmarkWeight a fraction of the benchmark
 * @param portfolioReturn of what the portfolio held of it; -1 or more
 * @param benchmarkReturn of what the benchmark held of it; -1 or more
 */
public record Segment(
    String name,
    double portfolioWeight,
    double benchmarkWeight,
    double portfolioReturn,
    double benchmarkReturn) {
  /** Fills the return of a side without weight and checks the numbers. */
  public Segment {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a segment needs a name");
    }
    requireWeight(name, "portfolio", portfolioWeight);
    requireWeight(name, "benchmark", benchmarkWeight);
    boolean hasPortfolio = !Double.isNaN(portfolioReturn);
    boolean hasBenchmark = !Double.isNaN(benchmarkReturn);
    if ((!hasPortfolio && portfolioWeight != 0) || (!hasBenchmark && benchmarkWeight != 0)) {
      throw new IllegalArgumentException(
          "%s has weight in the %s, so it needs a return there"
              .formatted(name, hasPortfolio ? "benchmark" : "portfolio"));
    }
    if (!hasPortfolio) {
      portfolioReturn = hasBenchmark ? benchmarkReturn : 0;
    }
    if (!hasBenchmark) {
      benchmarkReturn = portfolioReturn;
    }
    requireReturn(name, portfolioReturn);
    requireReturn(name, benchmarkReturn);
  }

  private static void requireWeight(String name, String side, double weight) {
    if (!Double.isFinite(weight)) {
      throw new IllegalArgumentException(
          "the %s weight of %s must be a number, not %s".formatted(side, name, weight));
    }
  }

  private static void requireReturn(String name, double value) {
    if (!(value >= -1) || !Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "a return of %s must be -1 (all lost) or more, not %s".formatted(name, value));
    }
  }

  Segment scaled(double portfolio, double benchmark) {
    return new Segment(
        name,
        portfolioWeight * portfolio,
        benchmarkWeight * benchmark,
        portfolioReturn,
        benchmarkReturn);
  }

  /**
   * The three effects of this segment.
   *
   * @param benchmark return of the whole benchmark
   * @return as fractions of the portfolio
   */
  Effects effects(double benchmark) {
    double active = portfolioWeight - benchmarkWeight;
    double better = portfolioReturn - benchmarkReturn;
    return new Effects(
        active * (benchmarkReturn - benchmark), benchmarkWeight * better, active * better);
  }
}
