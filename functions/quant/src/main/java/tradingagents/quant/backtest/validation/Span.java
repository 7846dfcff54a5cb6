package tradingagents.quant.backtest.validation;

import java.util.Arrays;

/**
 * A range of bars, {@code from} included and {@code to} not. Bars are counted from 0, the oldest. A
 * span is never empty.
 *
 * @param from the first bar, 0 or more
 * @param to the bar after the last
 */
public record Span(int from, int to) {
  /** Checks that there is a bar in it. */
  public Span {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException(
          "a span goes from a bar, 0 or later, to a later one, not from " + from + " to " + to);
    }
  }

  /** How many bars. */
  public int size() {
    return to - from;
  }

  /** Whether a bar is inside. */
  public boolean contains(int bar) {
    return from <= bar && bar < to;
  }

  /** Whether the two share a bar. */
  public boolean overlaps(Span other) {
    return from < other.to && other.from < to;
  }

  /**
   * The part of a series that lies inside.
   *
   * @param series one value for each bar, at least up to {@code to}
   */
  public double[] of(double[] series) {
    if (to > series.length) {
      throw new IllegalArgumentException(
          "the span ends at bar " + to + ", the series has " + series.length);
    }
    return Arrays.copyOfRange(series, from, to);
  }

  @Override
  public String toString() {
    return from + ".." + to;
  }
}
