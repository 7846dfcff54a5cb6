package tradingagents.quant.backtest.sweep;

/**
 * Which pairs of averages cross at a bar. The averages are kept in ascending order, the faster
 * first among equals; from bar to bar the order changes little, and each time two neighbours change
 * places is one crossing of one pair. So a bar costs as many steps as there are averages and
 * crossings, not pairs (a kinetic sorted list). A pair is long while its fast average is above its
 * slow one.
 */
final class Crossings {
  private final SweepPrices prices;
  private final int[] windows;
  private final int[] pairs;
  private final double[] means;
  private final double[] ascending;
  private final int[] order;
  private int known;

  /** The pairs that enter and leave at the bar, as many as counted. */
  final int[] entering;

  final int[] leaving;
  int enters;
  int leaves;

  Crossings(SweepPrices prices, SmaGrid grid, int part, int parts) {
    this.prices = prices;
    windows = grid.windows();
    pairs = grid.pairs(part, parts);
    means = new double[windows.length];
    ascending = new double[windows.length];
    order = new int[windows.length];
    // One more than there can be: what does not count is written and not counted.
    entering = new int[grid.size() + 1];
    leaving = new int[grid.size() + 1];
  }

  /** Takes the close of a bar; each bar once, in order. */
  void next(int bar) {
    while (known < windows.length && windows[known] <= bar + 1) {
      order[known] = known;
      known++;
    }
    prices.means.means(bar, windows, known, means);
    sort();
  }

  /** Insertion sort; two that change places are a crossing. */
  private void sort() {
    double[] values = ascending;
    int[] places = order;
    int[] numbers = pairs;
    int[] up = entering;
    int[] down = leaving;
    int count = windows.length;
    int in = 0;
    int out = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < known; k++) {
      int window = places[k];
      double value = means[window];
      if (value > highest) {
        values[k] = value;
        highest = value;
        continue;
      }
      int row = window * count;
      int at = k;
      while (at > 0) {
        int other = places[at - 1];
        double beside = values[at - 1];
        if (beside < value || (beside == value && other < window)) {
          break;
        }
        values[at] = beside;
        places[at] = other;
        at--;
        int pair = numbers[row + other];
        if (pair >= 0) {
          up[in] = pair;
          down[out] = pair;
          // The other is above now: the pair is long if it is the faster of both.
          int above = (other - window) >>> (Integer.SIZE - 1);
          in += above;
          out += 1 - above;
        }
      }
      values[at] = value;
      places[at] = window;
      highest = values[k];
    }
    enters = in;
    leaves = out;
  }
}
