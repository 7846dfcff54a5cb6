package tradingagents.quant.indicator;

/** What indicators may be asked for. */
final class Arguments {
  /** Four thousand years of sessions; more is a slip of the keyboard. */
  private static final int LONGEST = 1_000_000;

  private Arguments() {}

  static void window(int window) {
    window(window, 1);
  }

  static void window(int window, int least) {
    if (window < least || window > LONGEST) {
      throw new IllegalArgumentException(
          "a window is a whole number of bars from %d to %d, not %d"
              .formatted(least, LONGEST, window));
    }
  }

  static void fasterThan(int fast, int slow) {
    if (slow <= fast) {
      throw new IllegalArgumentException(
          "the slow window, " + slow + ", must be longer than the fast one, " + fast);
    }
  }

  static void aboveZero(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the " + name + " must be above zero, not " + value);
    }
  }
}
