package tradingagents.quant.measure;

import java.util.function.DoublePredicate;

/**
 * The least-squares line of returns over a benchmark's.
 *
 * @param slope NaN when the benchmark does not move
 * @param correlation -1 to 1; NaN when either does not move
 */
record Line(double slope, double correlation) {
  private static final double ROUNDING = 1e-14;

  static Line of(double[] returns, double[] benchmark) {
    return of(returns, benchmark, b -> true);
  }

  /** Of the periods whose benchmark return is chosen. */
  static Line of(double[] returns, double[] benchmark, DoublePredicate chosen) {
    return of(returns, benchmark, 0, returns.length, chosen);
  }

  /** Of the chosen periods from {@code from} to before {@code to}. */
  static Line of(double[] returns, double[] benchmark, int from, int to, DoublePredicate chosen) {
    double sumOwn = 0;
    double sumOther = 0;
    int n = 0;
    for (int i = from; i < to; i++) {
      if (chosen.test(benchmark[i])) {
        sumOwn += returns[i];
        sumOther += benchmark[i];
        n++;
      }
    }
    double own = 0;
    double other = 0;
    double both = 0;
    for (int i = from; i < to; i++) {
      if (chosen.test(benchmark[i])) {
        double x = benchmark[i] - sumOther / n;
        double y = returns[i] - sumOwn / n;
        own += y * y;
        other += x * x;
        both += x * y;
      }
    }
    double rounding = ROUNDING * ROUNDING * n;
    boolean stillOwn = own < rounding;
    boolean stillOther = n == 0 || other < rounding;
    if (stillOwn || stillOther) {
      return new Line(stillOther ? Double.NaN : 0, Double.NaN);
    }
    double correlation = both / Math.sqrt(own * other);
    return Math.abs(correlation) < ROUNDING
        ? new Line(0, 0)
        : new Line(both / other, Math.clamp(correlation, -1.0, 1.0));
  }
}
