package tradingagents.quant.indicator;

/** Squared deviations and their product over the last n pairs, afresh for each window. */
final class Pairs {
  private final Ring xs;
  private final Ring ys;
  private double xx;
  private double yy;
  private double xy;

  Pairs(int n) {
    xs = new Ring(n);
    ys = new Ring(n);
  }

  /** Takes a pair. What it comes to is NaN until n pairs are there. */
  void next(double x, double y) {
    xs.next(x);
    ys.next(y);
    double meanX = mean(xs.values);
    double meanY = mean(ys.values);
    xx = 0;
    yy = 0;
    xy = 0;
    for (int i = 0; i < xs.values.length; i++) {
      double dx = xs.values[i] - meanX;
      double dy = ys.values[i] - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
  }

  /** From the first value on, so that equal values have exactly their mean. */
  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value - values[0];
    }
    return values[0] + sum / values.length;
  }

  double slope() {
    return xy / yy;
  }

  double correlation() {
    return Math.clamp(xy / (Math.sqrt(xx) * Math.sqrt(yy)), -1, 1);
  }
}
