package tradingagents.quant.indicator;

import java.util.function.DoubleBinaryOperator;

/**
 * A number for each pair of values of two series that stand beside each other (returns of an
 * instrument and of its benchmark), computed from that pair and those before it. NaN before the
 * warm-up, and where the definition divides by zero.
 */
public interface PairIndicator {
  /**
   * How many pairs pass before the first value.
   *
   * @return the index of the first value that is not NaN
   */
  int warmUp();

  /**
   * A new computation that has seen no pair yet.
   *
   * @return takes pairs one by one, oldest first, and answers with the value of the newest; not for
   *     several threads
   */
  DoubleBinaryOperator live();

  /**
   * The indicator for every pair.
   *
   * @param values finite, oldest first
   * @param benchmark as many as values, finite
   * @return as long as the input; NaN before the warm-up
   */
  default double[] over(double[] values, double[] benchmark) {
    if (values.length != benchmark.length) {
      throw new IllegalArgumentException(
          "both series must be equally long, not " + values.length + " and " + benchmark.length);
    }
    DoubleBinaryOperator live = live();
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      if (!Double.isFinite(values[i]) || !Double.isFinite(benchmark[i])) {
        throw new IllegalArgumentException(
            "an indicator reads numbers, not %s and %s (pair %d)"
                .formatted(values[i], benchmark[i], i + 1));
      }
      out[i] = live.applyAsDouble(values[i], benchmark[i]);
    }
    return out;
  }
}
