package tradingagents.quant.measure;

import java.util.Arrays;

/**
 * Conditional value at risk, also called expected shortfall: the mean return per period of the
 * periods at or beyond the value at risk. A return, so a loss is negative, and never better than
 * the {@link ValueAtRisk} of the same kind. Moments are population moments (divisor n). Refuses an
 * empty series, a return that is no finite number and a level outside 0 to 1. Sources: historical
 * and gaussian, A. McNeil, R. Frey and P. Embrechts, Quantitative Risk Management (2nd ed. 2015),
 * section 2.3.4; Cornish-Fisher ("modified"), K. Boudt, B. Peterson and C. Croux, Estimation and
 * Decomposition of Downside Risk for Portfolios with Non-normal Returns (2008), section 3.
 */
public final class ConditionalValueAtRisk {
  private ConditionalValueAtRisk() {}

  /** The mean of the returns that are not above the historical value at risk. */
  public static double historical(double[] returns, double level) {
    Series.level(level);
    double[] own = Series.checked(returns, 1).clone();
    Arrays.sort(own);
    return ofSorted(own, level);
  }

  /** Mean minus population deviation times the normal density at the quantile over the tail. */
  public static double gaussian(double[] returns, double level) {
    return gaussian(Moments.of(returns), level);
  }

  /** As gaussian, with the tail of an Edgeworth expansion of skewness and excess kurtosis. */
  public static double cornishFisher(double[] returns, double level) {
    return cornishFisher(Moments.of(returns), level);
  }

  static double ofSorted(double[] ascending, double level) {
    double bound = Quantile.ofSorted(ascending, 1 - level);
    double sum = 0;
    int count = 0;
    while (count < ascending.length && ascending[count] <= bound) {
      sum += ascending[count++];
    }
    return ascending[0] == ascending[count - 1] ? ascending[0] : sum / count;
  }

  static double gaussian(Moments moments, double level) {
    double tail = 1 - Series.level(level);
    double z = Normal.quantile(tail);
    return moments.mean() - moments.populationDeviation() * Normal.density(z) / tail;
  }

  static double cornishFisher(Moments moments, double level) {
    double tail = 1 - Series.level(level);
    if (moments.populationDeviation() == 0) {
      return moments.mean();
    }
    double h =
        CornishFisher.quantile(Normal.quantile(tail), moments.skewness(), moments.excessKurtosis());
    double beyond = CornishFisher.tailMean(h, tail, moments.skewness(), moments.excessKurtosis());
    return moments.mean() + moments.populationDeviation() * beyond;
  }
}
