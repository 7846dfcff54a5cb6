package tradingagents.quant.indicator;

import java.util.Arrays;
import tradingagents.quant.series.Bars;

/** The highest high and the lowest low of the last n bars; NaN before. */
final class Channel {
  private final Extreme highest;
  private final Extreme lowest;
  private double upper = Double.NaN;
  private double lower = Double.NaN;

  /**
   * The uppers and lowers of all bars, NaN before n bars are there: what {@link Extreme} does with
   * one value after the other, block by block.
   */
  static double[][] over(Bars bars, int n) {
    int size = bars.size();
    double[][] channel = new double[2][size];
    double[] tailHigh = new double[n + 1];
    double[] tailLow = new double[n + 1];
    tailHigh[n] = Double.NEGATIVE_INFINITY;
    tailLow[n] = Double.POSITIVE_INFINITY;
    for (int start = 0; start < size; start += n) {
      int length = Math.min(n, size - start);
      double highest = Double.NEGATIVE_INFINITY;
      double lowest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < length; i++) {
        highest = higher(bars.high(start + i), highest);
        lowest = lower(bars.low(start + i), lowest);
        channel[0][start + i] = higher(tailHigh[i + 1], highest);
        channel[1][start + i] = lower(tailLow[i + 1], lowest);
      }
      for (int i = length - 1; i >= 0; i--) {
        tailHigh[i] = higher(bars.high(start + i), tailHigh[i + 1]);
        tailLow[i] = lower(bars.low(start + i), tailLow[i + 1]);
      }
    }
    for (double[] line : channel) {
      Arrays.fill(line, 0, Math.min(n - 1, size), Double.NaN);
    }
    return channel;
  }

  /** Prices are numbers above zero, so this is what Math.max says, and cheaper. */
  private static double higher(double a, double b) {
    return a > b ? a : b;
  }

  private static double lower(double a, double b) {
    return a < b ? a : b;
  }

  /** The middles of all bars. */
  static double[] middles(Bars bars, int n) {
    double[][] channel = over(bars, n);
    for (int i = 0; i < bars.size(); i++) {
      channel[0][i] = (channel[0][i] + channel[1][i]) / 2;
    }
    return channel[0];
  }

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
