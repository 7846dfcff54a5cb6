package tradingagents.quant.indicator;

/**
 * An average that starts as the mean of the first n values and then moves by a share of the
 * distance to each new value. NaN means: not yet, and changes nothing.
 */
final class Smoothing {
  private final int period;
  private final double share;
  private int seen;
  private double sum;
  private double value = Double.NaN;

  private Smoothing(int period, double share) {
    this.period = period;
    this.share = share;
  }

  static Smoothing exponential(int period) {
    return new Smoothing(period, 2.0 / (period + 1));
  }

  static Smoothing wilder(int period) {
    return new Smoothing(period, 1.0 / period);
  }

  /** The average once n values are there, NaN before. */
  double next(double x) {
    if (Double.isNaN(x)) {
      return value;
    }
    if (seen == period) {
      value += share * (x - value);
      return value;
    }
    sum += x;
    seen++;
    if (seen == period) {
      value = sum / period;
    }
    return value;
  }
}
