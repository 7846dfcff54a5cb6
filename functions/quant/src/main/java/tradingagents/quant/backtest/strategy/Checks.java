package tradingagents.quant.backtest.strategy;

/** What strategies ask of their parameters. */
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
}
