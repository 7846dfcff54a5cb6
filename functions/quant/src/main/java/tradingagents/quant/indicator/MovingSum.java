package tradingagents.quant.indicator;

/**
 * The sum of the last n values. The values come in blocks of n: a window is the head of the present
 * block and the tail of the one before, whose sums were made backwards when it was full. So only
 * members of the window are ever added, nothing is subtracted, and a value costs two additions. NaN
 * before the first number means: not yet; a later one makes every sum it is part of NaN.
 */
final class MovingSum {
  /** Up to {@code at} the values of the present block, from there sums of the tail before it. */
  private final double[] block;

  private int at;
  private double head;
  private boolean full;

  MovingSum(int n) {
    block = new double[n];
  }

  /** The sum once n values are there, NaN before. */
  double next(double value) {
    if (Double.isNaN(value) && at == 0 && !full) {
      return Double.NaN;
    }
    block[at++] = value;
    head += value;
    if (at == block.length) {
      for (int i = at - 2; i >= 0; i--) {
        block[i] += block[i + 1];
      }
      at = 0;
      head = 0;
      full = true;
    }
    return full ? head + block[at] : Double.NaN;
  }

  /** The mean once n values are there, NaN before. */
  double mean(double value) {
    return next(value) / block.length;
  }
}
