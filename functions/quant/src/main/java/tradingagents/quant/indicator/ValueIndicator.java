package tradingagents.quant.indicator;

/**
 * An {@link Indicator} that reads one value per bar and nothing else: of bars the close, but any
 * series will do (volumes, another indicator). Values are finite, oldest first, without gaps;
 * anything else is an {@link IllegalArgumentException}.
 */
public interface ValueIndicator extends Indicator {
  /**
   * The main line for every value.
   *
   * @param values oldest first
   * @return as long as the input; NaN before the warm-up
   */
  default double[] over(double[] values) {
    return over(values, 0);
  }

  /**
   * A line for every value.
   *
   * @param values oldest first
   * @param line its index in {@link #lines()}
   * @return as long as the input; NaN before the warm-up of that line
   */
  default double[] over(double[] values, int line) {
    Live live = live();
    double[] out = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "an indicator reads numbers, not " + values[i] + " (value " + (i + 1) + ")");
      }
      live.next(values[i]);
      out[i] = live.value(line);
    }
    return out;
  }

  /**
   * The main line for the newest value.
   *
   * @param values oldest first
   * @return NaN when there are not enough values
   */
  default double last(double[] values) {
    return values.length == 0 ? Double.NaN : over(values)[values.length - 1];
  }
}
