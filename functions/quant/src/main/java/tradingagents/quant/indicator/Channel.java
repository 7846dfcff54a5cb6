package tradingagents.quant.indicator;

/** The highest high and the lowest low of the last n bars; NaN before. */
final class Channel {
  private final Extreme highest;
  private final Extreme lowest;
  private double upper = Double.NaN;
  private double lower = Double.NaN;

  Channel(int n) {
    highest = Extreme.highest(n);
    lowest = Extreme.lowest(n);
  }

  /** Takes a bar; the middle between both. */
  double middle(double high, double low) {
    upper = highest.next(high);
    lower = lowest.next(low);
    return (upper + lower) / 2;
  }

  double upper() {
    return upper;
  }

  double lower() {
    return lower;
  }
}
