package tradingagents.quant.backtest.strategy;

import tradingagents.quant.backtest.View;

/** What strategies ask of their parameters, and when those that do so every so many bars act. */
final class Checks {
  private static final int LONGEST = 100_000;

  private Checks() {}

  static void window(String name, int bars) {
    if (bars < 1 || bars > LONGEST) {
      throw new IllegalArgumentException(
          "the %s must be 1 to %d bars, not %d".formatted(name, LONGEST, bars));
    }
  }

  static void windows(int fast, int slow) {
    window("fast window", fast);
    window("slow window", slow);
    if (fast >= slow) {
      throw new IllegalArgumentException(
          "the fast window, %d, must be shorter than the slow one, %d".formatted(fast, slow));
    }
  }

  static void between(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "the %s must be from %s to %s, not %s".formatted(name, least, most, value));
    }
  }

  static void aboveZero(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the %s must be above zero, not %s".formatted(name, value));
    }
  }

  /** At the bar with this index and every so many bars after it. */
  static boolean isDue(View view, int first, int every) {
    int bar = view.bars() - 1;
    return bar >= first && (bar - first) % every == 0;
  }
}
