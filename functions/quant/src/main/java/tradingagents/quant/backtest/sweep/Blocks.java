package tradingagents.quant.backtest.sweep;

/**
 * The returns of every pair in consecutive blocks of bars, as sums: what tells how often the best
 * of one half of the blocks is any good in the other half.
 */
public final class Blocks {
  private final int[] ends;
  private final double[][] sums;
  private final double[][] squares;

  Blocks(int count, int bars, int pairs) {
    ends = new int[count];
    for (int i = 0; i < count; i++) {
      ends[i] = 1 + (int) ((long) (bars - 1) * (i + 1) / count);
    }
    sums = new double[count][pairs];
    squares = new double[count][pairs];
  }

  /** The bar after the last one of a block; the first block begins with bar 1. */
  int end(int block) {
    return ends[block];
  }

  /**
   * How many blocks there are.
   *
   * @return two or more
   */
  public int count() {
    return ends.length;
  }

  /**
   * How many returns each block has.
   *
   * @return by block, the oldest first; about as many as every other
   */
  public int[] counts() {
    int[] counts = new int[ends.length];
    for (int block = 0; block < counts.length; block++) {
      counts[block] = ends[block] - (block == 0 ? 1 : ends[block - 1]);
    }
    return counts;
  }

  /**
   * Sums of returns.
   *
   * @return by block and pair; not a copy
   */
  public double[][] sums() {
    return sums;
  }

  /**
   * Sums of squared returns.
   *
   * @return by block and pair; not a copy
   */
  public double[][] squares() {
    return squares;
  }

  /** Takes the sums from the first bar to the end of a block. */
  void put(int block, int pair, double sum, double square) {
    sums[block][pair] = sum;
    squares[block][pair] = square;
  }

  /**
   * Sums from the first bar become sums of blocks. Squares only ever add up: where a pair earned
   * nothing, rounding must not make their difference negative.
   */
  void difference() {
    for (int block = ends.length - 1; block > 0; block--) {
      for (int pair = 0; pair < sums[block].length; pair++) {
        sums[block][pair] -= sums[block - 1][pair];
        squares[block][pair] = Math.max(0, squares[block][pair] - squares[block - 1][pair]);
      }
    }
  }
}
