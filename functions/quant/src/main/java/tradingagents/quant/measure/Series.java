package tradingagents.quant.measure;

/** What every measure asks of what it is given, in one place, so that all refuse alike. */
final class Series {
  private Series() {}

  /** The same array, when it holds at least {@code atLeast} numbers and nothing but numbers. */
  static double[] checked(double[] returns, int atLeast) {
    if (returns.length < atLeast) {
      throw new IllegalArgumentException(
          "a series here has " + atLeast + " or more returns, not " + returns.length);
    }
    for (int i = 0; i < returns.length; i++) {
      if (!Double.isFinite(returns[i])) {
        throw new IllegalArgumentException(
            "return " + (i + 1) + " is " + returns[i] + "; a return is a finite number");
      }
    }
    return returns;
  }

  static double level(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "a level lies between 0 and 1, both excluded, as 0.95 does; not " + level);
    }
    return level;
  }
}
