package tradingagents.quant.backtest.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole argument once: sweep crossing averages over prices of noise and believe nothing. */
class NoiseSweepTest {
  private static final int WINDOWS = 20;
  private static final int BARS = 400;

  /** Long or flat by two moving averages of 2 to 20 closes: the returns of all 171 pairs. */
  private static List<double[]> sweep(long seed) {
    double[] closes = Noise.closes(seed, BARS, 0.01);
    double[] sums = new double[BARS + 1];
    for (int i = 0; i < BARS; i++) {
      sums[i + 1] = sums[i] + closes[i];
    }
    List<double[]> trials = new ArrayList<>();
    for (int slow = 3; slow <= WINDOWS; slow++) {
      for (int fast = 2; fast < slow; fast++) {
        double[] returns = new double[BARS - WINDOWS];
        for (int t = WINDOWS; t < BARS; t++) {
          double quick = (sums[t] - sums[t - fast]) / fast;
          double lazy = (sums[t] - sums[t - slow]) / slow;
          returns[t - WINDOWS] = quick > lazy ? closes[t] / closes[t - 1] - 1 : 0;
        }
        trials.add(returns);
      }
    }
    return trials;
  }

  private static double[] sharpes(List<double[]> trials) {
    double[] none = {0};
    return trials.stream().mapToDouble(r -> DeflatedSharpe.of(none, r).sharpe()).toArray();
  }

  private static int best(double[] sharpes) {
    int best = 0;
    for (int t = 1; t < sharpes.length; t++) {
      best = sharpes[t] > sharpes[best] ? t : best;
    }
    return best;
  }

  @Test
  void the_best_pair_of_noise_is_significant_as_seldom_as_promised() {
    int experiments = 200;
    int deflated = 0;
    int raw = 0;
    double overfitting = 0;
    for (int e = 0; e < experiments; e++) {
      List<double[]> trials = sweep(40_000 + e);
      double[] sharpes = sharpes(trials);
      double[] best = trials.get(best(sharpes));
      deflated += DeflatedSharpe.of(sharpes, best).probability() > 0.95 ? 1 : 0;
      raw += DeflatedSharpe.of(new double[] {0}, best).probability() > 0.95 ? 1 : 0;
      var terms = new BacktestOverfitting.Terms(6, Long.MAX_VALUE, 0);
      overfitting += BacktestOverfitting.of(trials, terms).probability() / experiments;
    }
    // Nominal 5 % of 200 is 10 with a deviation of 3.1: at most three deviations more. Undeflated,
    // about a third of the best pairs look significant.
    assertThat(deflated).isLessThanOrEqualTo(19);
    assertThat(raw).isGreaterThan(2 * 19);
    // PBO of one sweep has a deviation of about 0.25, the mean of 200 one of 0.02.
    assertThat(overfitting).isBetween(0.44, 0.56);
  }
}
