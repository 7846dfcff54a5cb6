package tradingagents.quant.indicator;

import java.util.List;

/**
 * Bollinger bands: the simple average of the last {@code period} values (middle) and the average
 * minus and plus {@code width} population standard deviations (divisor n) of the same values
 * (lower, upper), in the unit of the values. Then, without a unit, where the value stands between
 * the bands, {@code percentB = (x - lower) / (upper - lower)}, 0 at the lower and 1 at the upper
 * one, and how far they are apart, {@code width = (upper - lower) / middle}. A window of equal
 * values has bands of width zero, and percentB is NaN. The main line is the middle. Warm-up: period
 * - 1. Source: J. Bollinger, Bollinger on Bollinger Bands (2001), chapters 7 and 8.
 *
 * @param period how many bars, usually 20
 * @param width how many standard deviations, usually 2; above zero
 */
public record Bollinger(int period, double width) implements ValueIndicator {
  /** The usual ones: 20 bars, 2 standard deviations. */
  public static final Bollinger STANDARD = new Bollinger(20, 2);

  private static final int LOWER = 0;
  private static final int MIDDLE = 1;
  private static final int UPPER = 2;
  private static final int PERCENT_B = 3;
  private static final int WIDTH = 4;

  /** Checks window and width. */
  public Bollinger {
    Arguments.window(period);
    Arguments.aboveZero("width", width);
  }

  @Override
  public List<String> lines() {
    return List.of("lower", "middle", "upper", "percentB", "width");
  }

  @Override
  public int warmUp() {
    return period - 1;
  }

  @Override
  public Live live() {
    Moments window = new Moments(period);
    return Live.ofValues(
        5,
        (value, out) -> {
          window.next(value);
          double reach = width * window.populationDeviation();
          out[MIDDLE] = window.mean();
          out[LOWER] = window.mean() - reach;
          out[UPPER] = window.mean() + reach;
          out[PERCENT_B] = (value - out[LOWER]) / (out[UPPER] - out[LOWER]);
          out[WIDTH] = (out[UPPER] - out[LOWER]) / window.mean();
        });
  }

  @Override
  public double[] over(double[] values) {
    return over(values, MIDDLE);
  }

  /**
   * The upper band for every bar.
   *
   * @param values prices, oldest first
   * @return as long as the input; NaN before the warm-up
   */
  public double[] upper(double[] values) {
    return over(values, UPPER);
  }

  /**
   * The lower band for every bar.
   *
   * @param values prices, oldest first
   * @return as long as the input; NaN before the warm-up
   */
  public double[] lower(double[] values) {
    return over(values, LOWER);
  }
}
