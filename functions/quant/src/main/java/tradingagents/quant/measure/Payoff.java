package tradingagents.quant.measure;

import java.util.Arrays;

/**
 * Winning periods against losing ones; pure numbers. Win rate is the share of all periods with a
 * return above zero (a period of zero is no win); profit factor is {@code sum(gains) /
 * |sum(losses)|}, NaN without a loss; tail ratio is {@code |q95| / |q05|} of type-7 quantiles, NaN
 * when q05 is zero. Refuses an empty series and a return that is no finite number. Sources: R.
 * Pardo, The Evaluation and Optimization of Trading Strategies (2nd ed. 2008), chapter 12; tail
 * ratio, the documentation of pyfolio.
 */
public final class Payoff {
  private static final double TAIL = 0.05;

  private Payoff() {}

  /** Share of periods that won, 0 to 1. */
  public static double winRate(double[] returns) {
    int wins = 0;
    for (double r : Series.checked(returns, 1)) {
      wins += r > 0 ? 1 : 0;
    }
    return (double) wins / returns.length;
  }

  /** Gains per unit of loss. */
  public static double profitFactor(double[] returns) {
    return Downside.omega(returns, 0);
  }

  /** The size of the best twentieth over the size of the worst. */
  public static double tailRatio(double[] returns) {
    double[] own = Series.checked(returns, 1).clone();
    Arrays.sort(own);
    return tailRatioOfSorted(own);
  }

  static double tailRatioOfSorted(double[] ascending) {
    double best = Quantile.ofSorted(ascending, 1 - TAIL);
    double worst = Quantile.ofSorted(ascending, TAIL);
    return Series.ratio(Math.abs(best), Math.abs(worst));
  }
}
