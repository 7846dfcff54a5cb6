package tradingagents.quant.backtest.validation;

/**
 * What one resampled history comes to, in one pass: the measures of {@code quant.measure} by their
 * definitions (start value 1 in the high, sample deviation, falls under 1e-12 are rounding).
 */
final class Path {
  private static final double ROUNDING = 1e-12;

  private final double[] returns;
  private double sum;
  private double squares;
  private double high;
  private double least;
  private int count;
  private double wealth;
  private double lowest;

  Path(double[] returns) {
    this.returns = returns;
    start();
  }

  /** Back to wealth 1 before the first period. */
  void start() {
    sum = 0;
    squares = 0;
    high = 1;
    least = 1;
    count = 0;
    wealth = 1;
    lowest = 1;
  }

  /** Follows the periods that stand at these places of the order. */
  void follow(int[] order, int from, int to) {
    double s = sum;
    double q = squares;
    double w = wealth;
    double h = high;
    double depth = least;
    double low = lowest;
    for (int i = from; i < to; i++) {
      double r = returns[order[i]];
      s += r;
      q += r * r;
      w *= 1 + r;
      h = Math.max(h, w);
      depth = Math.min(depth, w / h);
      low = Math.min(low, w);
    }
    sum = s;
    squares = q;
    wealth = w;
    high = h;
    least = depth;
    lowest = low;
    count += to - from;
  }

  double wealth() {
    return wealth;
  }

  /** The lowest wealth on the way, the start included. */
  double lowest() {
    return lowest;
  }

  /** The deepest fall below a high, a positive fraction. */
  double drawdown() {
    return 1 - least > ROUNDING ? 1 - least : 0;
  }

  /** The sample deviation per period. */
  double deviation() {
    double variance = Math.max(0, squares - sum * (sum / count)) / (count - 1);
    return variance > squares / count * ROUNDING ? Math.sqrt(variance) : 0;
  }

  /** The Sharpe ratio per period; NaN of a path that does not move. */
  double sharpe() {
    double deviation = deviation();
    return deviation == 0 ? Double.NaN : sum / count / deviation;
  }
}
