package tradingagents.quant.indicator;

import java.util.Arrays;
import tradingagents.model.market.Bar;

/**
 * An indicator at work: takes bars one by one, oldest first, and has the numbers of the newest. A
 * bar costs a small constant amount of time and no memory. Prices are finite and above zero, as
 * {@link tradingagents.quant.series.Bars} and {@link Bar} guarantee. Not for several threads.
 */
public final class Live {
  /** What a bar changes. */
  @FunctionalInterface
  public interface Step {
    /**
     * Takes a bar.
     *
     * @param open first price
     * @param high highest price
     * @param low lowest price
     * @param close last price
     * @param volume units traded
     * @param lines where the numbers of this bar go; NaN for one that does not exist
     */
    void next(double open, double high, double low, double close, double volume, double[] lines);
  }

  /** What a value changes. */
  @FunctionalInterface
  public interface ValueStep {
    /**
     * Takes a value.
     *
     * @param value the newest
     * @param lines where the numbers of this value go; NaN for one that does not exist
     */
    void next(double value, double[] lines);
  }

  private final Step step;
  private final double[] lines;

  private Live(int lines, Step step) {
    this.step = step;
    this.lines = new double[lines];
    Arrays.fill(this.lines, Double.NaN);
  }

  /**
   * Reads whole bars.
   *
   * @param lines how many numbers a bar has
   * @param step owns what is remembered from bar to bar
   * @return has seen nothing yet
   */
  public static Live of(int lines, Step step) {
    return new Live(lines, step);
  }

  /**
   * Reads closes.
   *
   * @param lines how many numbers a value has
   * @param step owns what is remembered from value to value
   * @return has seen nothing yet
   */
  public static Live ofValues(int lines, ValueStep step) {
    return new Live(lines, (open, high, low, close, volume, out) -> step.next(close, out));
  }

  /**
   * Takes a bar.
   *
   * @param open first price
   * @param high highest price
   * @param low lowest price
   * @param close last price
   * @param volume units traded
   */
  public void next(double open, double high, double low, double close, double volume) {
    step.next(open, high, low, close, volume, lines);
  }

  /**
   * Takes a bar of the market.
   *
   * @param bar the newest
   */
  public void next(Bar bar) {
    next(
        bar.open().doubleValue(),
        bar.high().doubleValue(),
        bar.low().doubleValue(),
        bar.close().doubleValue(),
        (double) bar.volume());
  }

  /**
   * Takes a bar that has a close only; it opens, peaks and bottoms there and has no volume.
   *
   * @param value the newest
   */
  public void next(double value) {
    next(value, value, value, value, 0);
  }

  /**
   * A number of the newest bar.
   *
   * @param line its index in {@link Indicator#lines()}
   * @return NaN when there is none
   */
  public double value(int line) {
    return lines[line];
  }

  /**
   * The first number of the newest bar.
   *
   * @return NaN when there is none
   */
  public double value() {
    return lines[0];
  }
}
