package tradingagents.quant.indicator;

/**
 * The sum of the last n values, the oldest times 1, the newest times n, in the way of {@link
 * MovingSum}: only members of the window are added.
 */
final class WeightedSum {
  /** Up to {@code at} the values of the present block, from there sums of the tail before it. */
  private final double[] plain;

  /** From {@code at} sums of the tail of the block before, its first value times 1, and so on. */
  private final double[] weighted;

  private int at;
  private double head;
  private double weightedHead;
  private boolean full;

  WeightedSum(int n) {
    plain = new double[n];
    weighted = new double[n];
  }

  /** The weighted mean once n values are there, NaN before; so is NaN before the first number. */
  double mean(double value) {
    if (Double.isNaN(value) && at == 0 && !full) {
      return Double.NaN;
    }
    int n = plain.length;
    plain[at++] = value;
    head += value;
    weightedHead += at * value;
    if (at == n) {
      closeBlock();
    }
    double sum = (n - at) * head + weightedHead + weighted[at];
    return full ? sum / (n * (n + 1.0) / 2) : Double.NaN;
  }

  private void closeBlock() {
    double sum = 0;
    double tail = 0;
    for (int i = plain.length - 1; i >= 0; i--) {
      sum += plain[i];
      tail += sum;
      weighted[i] = tail;
    }
    at = 0;
    head = 0;
    weightedHead = 0;
    full = true;
  }
}
