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

  /** Returns that can be compounded: above -1, a loss of everything. */
  static double[] compoundable(double[] returns, int atLeast) {
    checked(returns, atLeast);
    for (int i = 0; i < returns.length; i++) {
      if (returns[i] <= -1) {
        throw new IllegalArgumentException(
            "return " + (i + 1) + " is " + returns[i] + "; a return lies above -1");
      }
    }
    return returns;
  }

  static void sameLength(double[] returns, double[] benchmark) {
    if (returns.length != benchmark.length) {
      throw new IllegalArgumentException(
          "returns and benchmark cover the same periods; here are "
              + returns.length
              + " returns and "
              + benchmark.length
              + " of the benchmark");
    }
  }

  static int periods(int periodsPerYear) {
    if (periodsPerYear < 1) {
      throw new IllegalArgumentException("a year has one period or more, not " + periodsPerYear);
    }
    return periodsPerYear;
  }

  static double rate(String name, double rate) {
    if (!(Double.isFinite(rate) && rate > -1)) {
      throw new IllegalArgumentException(
          "the " + name + " is a return per period above -1, not " + rate);
    }
    return rate;
  }

  /** NaN where there is nothing to divide by. */
  static double ratio(double numerator, double denominator) {
    return denominator == 0 ? Double.NaN : numerator / denominator;
  }

  static double level(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "a level lies between 0 and 1, both excluded, as 0.95 does; not " + level);
    }
    return level;
  }
}
