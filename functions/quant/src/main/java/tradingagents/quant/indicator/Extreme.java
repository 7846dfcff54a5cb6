package tradingagents.quant.indicator;

/**
 * The highest or lowest of the last n values and how long ago it was; of equal ones the latest. In
 * the way of {@link MovingSum}: a window is the head of the present block of n and the tail of the
 * one before, whose extremes were found backwards when it was full, so a value costs three
 * comparisons whatever n is. Source: M. van Herk, A fast algorithm for local minimum and maximum
 * filters, Pattern Recognition Letters 13 (1992).
 */
final class Extreme {
  private final double sign;

  /** Up to {@code at} the values of the present block, from there extremes of the tail before. */
  private final double[] block;

  /** Where in its block the extreme of a tail is. */
  private final int[] places;

  private int at;
  private double head;
  private int headPlace;
  private boolean full;
  private int age;

  private Extreme(int n, double sign) {
    this.sign = sign;
    this.block = new double[n];
    this.places = new int[n];
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
    block[at] = signed;
    if (at == 0 || signed >= head) {
      head = signed;
      headPlace = at;
    }
    age = at - headPlace;
    at++;
    if (at == block.length) {
      closeBlock();
    } else if (full && block[at] > head) {
      age = at - 1 + block.length - places[at];
      return sign * block[at];
    }
    return full ? sign * head : Double.NaN;
  }

  private void closeBlock() {
    int last = block.length - 1;
    places[last] = last;
    for (int i = last - 1; i >= 0; i--) {
      boolean beaten = block[i + 1] >= block[i];
      places[i] = beaten ? places[i + 1] : i;
      block[i] = beaten ? block[i + 1] : block[i];
    }
    at = 0;
    full = true;
  }

  /** How many values came after it. */
  int age() {
    return age;
  }
}
