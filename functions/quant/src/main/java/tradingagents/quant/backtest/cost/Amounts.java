package tradingagents.quant.backtest.cost;

/** What costs are made of, checked in one place. */
final class Amounts {
  private Amounts() {}

  static void fraction(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "a %s is a fraction from 0 (0 basis points), below 1 (10000 basis points), not %s"
              .formatted(name, value));
    }
  }

  static void notNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a %s is zero or more, not %s".formatted(name, value));
    }
  }
}
