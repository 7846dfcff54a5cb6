package tradingagents.quant.backtest.sweep;

/**
 * Of any stretch within a tile of a series: its highest and lowest value, and how far it fell at
 * most, as the lowest quotient of a value and one before it. Two look-ups: the tile is cut in
 * halves, halves of halves and so on, and each value knows the stretch between itself and the cut
 * it is nearest to on each level; a stretch is split at the first cut between its ends (a disjoint
 * sparse table). A tile is as long as fits a core's cache with what else a sweep needs.
 */
final class Extremes {
  private static final int LEVELS = 11;

  /** Values of a tile. */
  static final int SIZE = 1 << (LEVELS - 1);

  /** Entry {@code level * SIZE + i}: of the stretch between value i and its cut of that level. */
  private final double[] highest = new double[LEVELS * SIZE];

  private final double[] lowest = new double[LEVELS * SIZE];
  private final double[] fall = new double[LEVELS * SIZE];

  /** What {@link #look} found: both parts of the stretch, the left one first. */
  double highLeft;

  double highRight;
  double lowLeft;
  double lowRight;
  double deepest;

  /** Where the tile begins. */
  private int start;

  /** Takes the tile that begins at {@code from}; it ends with the values at the latest. */
  void tile(double[] values, int from) {
    start = from;
    int size = Math.min(SIZE, values.length - from);
    for (int i = 0; i < size; i++) {
      highest[i] = values[from + i];
      lowest[i] = values[from + i];
      fall[i] = 1;
    }
    for (int level = 1; level < LEVELS; level++) {
      int half = 1 << (level - 1);
      for (int cut = half; cut < size; cut += 2 * half) {
        toTheLeft(level * SIZE, cut, cut - half);
        toTheRight(level * SIZE, cut, Math.min(size, cut + half));
      }
    }
  }

  private void toTheLeft(int row, int cut, int end) {
    double high = highest[cut - 1];
    double low = high;
    double least = 1;
    for (int i = cut - 1; i >= end; i--) {
      double value = highest[i];
      high = Math.max(high, value);
      low = Math.min(low, value);
      least = Math.min(least, low / value);
      highest[row + i] = high;
      lowest[row + i] = low;
      fall[row + i] = least;
    }
  }

  private void toTheRight(int row, int cut, int end) {
    double high = highest[cut];
    double low = high;
    double least = 1;
    for (int i = cut; i < end; i++) {
      double value = highest[i];
      high = Math.max(high, value);
      low = Math.min(low, value);
      least = Math.min(least, value / high);
      highest[row + i] = high;
      lowest[row + i] = low;
      fall[row + i] = least;
    }
  }

  /** Looks a stretch up, both ends within the tile. */
  void look(int first, int last) {
    int i = first - start;
    int k = last - start;
    int row = (Integer.SIZE - Integer.numberOfLeadingZeros(i ^ k)) * SIZE;
    highLeft = highest[row + i];
    highRight = highest[row + k];
    lowLeft = lowest[row + i];
    lowRight = lowest[row + k];
    deepest = Math.min(fall[row + i], fall[row + k]);
  }
}
