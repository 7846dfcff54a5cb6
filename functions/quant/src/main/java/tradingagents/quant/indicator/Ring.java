package tradingagents.quant.indicator;

import java.util.Arrays;

/** The last values, in no particular order; NaN where there was none yet. */
final class Ring {
  final double[] values;
  private int at;

  Ring(int size) {
    values = new double[size];
    Arrays.fill(values, Double.NaN);
  }

  /** Takes a value and gives back the one it replaces, which came {@code size} values earlier. */
  double next(double value) {
    double replaced = values[at];
    values[at] = value;
    at = at + 1 == values.length ? 0 : at + 1;
    return replaced;
  }
}
