package tradingagents.quant.indicator;

/**
 * The highest or lowest of the last n values and how long ago it was; of equal ones the latest. A
 * queue keeps only values that a later one has not beaten, so a value costs two steps on average.
 */
final class Extreme {
  private final int n;
  private final double sign;
  private final double[] values;
  private final long[] times;
  private int first;
  private int size;
  private long time;

  private Extreme(int n, double sign) {
    this.n = n;
    this.sign = sign;
    this.values = new double[n];
    this.times = new long[n];
  }

  static Extreme highest(int n) {
    return new Extreme(n, 1);
  }

  static Extreme lowest(int n) {
    return new Extreme(n, -1);
  }

  /** The extreme once n values are there, NaN before. */
  double next(double value) {
    double signed = sign * value;
    if (size > 0 && times[first] <= time - n) {
      first = slot(1);
      size--;
    }
    while (size > 0 && values[slot(size - 1)] <= signed) {
      size--;
    }
    values[slot(size)] = signed;
    times[slot(size)] = time;
    size++;
    time++;
    return time < n ? Double.NaN : sign * values[first];
  }

  /** How many values came after it. */
  long age() {
    return time - 1 - times[first];
  }

  private int slot(int i) {
    int slot = first + i;
    return slot < n ? slot : slot - n;
  }
}
