package tradingagents.quant.measure;

/** The sample quantile of type 7 of Hyndman and Fan (1996): linear between order statistics. */
final class Quantile {
  /** Far below any step of a position, far above what 1 - 0.9 is off by. */
  private static final double ROUNDING = 1e-9;

  private Quantile() {}

  /**
   * Of values in ascending order. A position that is an order statistic but for rounding (0.1 of
   * eleven values is the second) is that order statistic, so that what is compared with it compares
   * equal.
   */
  static double ofSorted(double[] ascending, double probability) {
    double position = (ascending.length - 1) * probability;
    double nearest = Math.rint(position);
    if (Math.abs(position - nearest) < ROUNDING) {
      return ascending[(int) nearest];
    }
    int below = (int) position;
    double share = position - below;
    return ascending[below] + share * (ascending[below + 1] - ascending[below]);
  }
}
