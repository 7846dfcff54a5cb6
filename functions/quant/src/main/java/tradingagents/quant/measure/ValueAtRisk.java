package tradingagents.quant.measure;

import java.util.Arrays;

/**
 * Value at risk: the return per period that only the worst {@code 1 - level} of the periods fall
 * short of. A return, so a loss is negative: -0.0592 at level 0.95 says that one period in twenty
 * loses 5.92 percent or more. Moments are population moments (divisor n); the Cornish-Fisher
 * expansion takes skewness and excess kurtosis into account. A series that does not move has its
 * mean as every quantile. Refuses an empty series, a return that is no finite number and a level
 * outside 0 to 1. Sources: historical, R. Hyndman and Y. Fan, Sample Quantiles in Statistical
 * Packages (1996), type 7; gaussian, P. Jorion, Value at Risk (3rd ed. 2006), chapter 5;
 * Cornish-Fisher, P. Zangari, RiskMetrics Monitor (1996).
 */
public final class ValueAtRisk {
  private ValueAtRisk() {}

  /** The quantile of the returns themselves, linear between neighbours (type 7). */
  public static double historical(double[] returns, double level) {
    Series.level(level);
    double[] own = Series.checked(returns, 1).clone();
    Arrays.sort(own);
    return Quantile.ofSorted(own, 1 - level);
  }

  /** Mean plus population deviation times the normal quantile. */
  public static double gaussian(double[] returns, double level) {
    return gaussian(Moments.of(returns), level);
  }

  /** As gaussian, with the quantile corrected for skewness and excess kurtosis. */
  public static double cornishFisher(double[] returns, double level) {
    return cornishFisher(Moments.of(returns), level);
  }

  static double gaussian(Moments moments, double level) {
    double z = Normal.quantile(1 - Series.level(level));
    return moments.mean() + moments.populationDeviation() * z;
  }

  static double cornishFisher(Moments moments, double level) {
    double z = Normal.quantile(1 - Series.level(level));
    if (moments.populationDeviation() == 0) {
      return moments.mean();
    }
    double h = CornishFisher.quantile(z, moments.skewness(), moments.excessKurtosis());
    return moments.mean() + moments.populationDeviation() * h;
  }
}
