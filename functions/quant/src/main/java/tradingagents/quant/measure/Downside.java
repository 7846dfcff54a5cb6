package tradingagents.quant.measure;

/**
 * The lower half of a return series, seen from a threshold per period (the minimum acceptable
 * return, mar). Downside deviation is {@code sqrt(sum(min(r - mar, 0)^2) / n)} over all n periods,
 * not only the losing ones; omega is {@code sum(max(r - mar, 0)) / sum(max(mar - r, 0))}, NaN when
 * nothing fell short. Both per period. Refuses an empty series and what is no finite number.
 * Sources: F. Sortino and R. van der Meer, Downside Risk, Journal of Portfolio Management (1991);
 * C. Keating and W. Shadwick, A Universal Performance Measure (2002).
 */
public final class Downside {
  private Downside() {}

  /** Downside deviation, a return per period. */
  public static double deviation(double[] returns, double mar) {
    Series.rate("minimum acceptable return", mar);
    double squares = 0;
    for (double r : Series.checked(returns, 1)) {
      double below = Math.min(r - mar, 0);
      squares += below * below;
    }
    return Math.sqrt(squares / returns.length);
  }

  /** Omega, a pure number. */
  public static double omega(double[] returns, double mar) {
    Series.rate("minimum acceptable return", mar);
    double above = 0;
    double below = 0;
    for (double r : Series.checked(returns, 1)) {
      above += Math.max(r - mar, 0);
      below += Math.max(mar - r, 0);
    }
    return Series.ratio(above, below);
  }
}
