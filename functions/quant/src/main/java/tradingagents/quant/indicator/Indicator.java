package tradingagents.quant.indicator;

/**
 * A number for each bar, computed from that bar and those before it, so that a longer series never
 * changes an earlier value. Input is one price per session, oldest first, without gaps or NaN.
 */
public interface Indicator {
  /**
   * How many bars pass before the first value.
   *
   * @return the index of the first value that is not NaN
   */
  int warmUp();

  /**
   * The indicator for every bar.
   *
   * @param values prices, oldest first
   * @return as long as the input; NaN before the warm-up
   */
  double[] over(double[] values);

  /**
   * The indicator for the newest bar.
   *
   * @param values prices, oldest first
   * @return NaN when there are not enough bars
   */
  default double last(double[] values) {
    return values.length > warmUp() ? over(values)[values.length - 1] : Double.NaN;
  }
}
