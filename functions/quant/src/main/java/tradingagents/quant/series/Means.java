package tradingagents.quant.series;

/**
 * The mean of any stretch of a series of prices in constant time, so that two means of different
 * lengths can be told apart: prices with six decimals or fewer are added exactly, so means that are
 * equal on paper are equal here. Sums are kept as unevaluated pairs of doubles; where prices are no
 * such decimals a mean is off by at most two units in its last place. A mean reads the prices of
 * its stretch and those before it, never a later one. Source of the addition: D. Knuth, The Art of
 * Computer Programming, volume 2, 4.2.2 (two-sum).
 */
public final class Means {
  private static final double MILLIONTHS = 1e6;

  /** Entry i: the first i prices, in millionths. */
  private final double[] sums;

  /** What rounding cut off each. */
  private final double[] rests;

  private Means(double[] prices) {
    sums = new double[prices.length + 1];
    rests = new double[prices.length + 1];
    for (int i = 0; i < prices.length; i++) {
      double value = millionths(prices[i]);
      double sum = sums[i] + value;
      double part = sum - sums[i];
      rests[i + 1] = rests[i] + ((sums[i] - (sum - part)) + (value - part));
      sums[i + 1] = sum;
    }
  }

  /**
   * Prepares a series.
   *
   * @param prices finite, oldest first; not kept
   * @return answers for every stretch of it
   */
  public static Means of(double[] prices) {
    return new Means(prices);
  }

  /** A whole number if the price is so many millionths, as near as doubles can say. */
  private static double millionths(double price) {
    double product = price * MILLIONTHS;
    double whole = Math.rint(product);
    return whole / MILLIONTHS == price ? whole : product;
  }

  /**
   * The mean of the last prices up to one of them.
   *
   * @param last index of the newest price of the stretch
   * @param length how many prices, from 1 to last + 1
   * @return in the unit of the prices
   */
  public double mean(int last, int length) {
    int end = last + 1;
    int start = end - length;
    return ((sums[end] - sums[start]) + (rests[end] - rests[start])) / (length * MILLIONTHS);
  }

  /**
   * The means of several stretches that end at one price.
   *
   * @param last index of the newest price
   * @param lengths of the stretches, each from 1 to last + 1
   * @param count how many of the lengths to answer
   * @param out where the means go, in the order of the lengths
   */
  public void means(int last, int[] lengths, int count, double[] out) {
    int end = last + 1;
    double sum = sums[end];
    double rest = rests[end];
    for (int i = 0; i < count; i++) {
      int start = end - lengths[i];
      out[i] = ((sum - sums[start]) + (rest - rests[start])) / (lengths[i] * MILLIONTHS);
    }
  }
}
