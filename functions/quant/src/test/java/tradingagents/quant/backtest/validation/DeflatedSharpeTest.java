package tradingagents.quant.backtest.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tradingagents.quant.measure.Measure;
import tradingagents.quant.measure.Performance;
import tradingagents.quant.measure.Terms;

/** The best of many is doubted as the paper says. */
class DeflatedSharpeTest {
  @Test
  void deflates_the_published_example() {
    // Bailey and Lopez de Prado 2014: 100 trials whose Sharpe ratios have variance 1/2 a year.
    double spread = Math.sqrt(0.5 / 250 * 99 / 100);
    double[] trials = new double[100];
    Arrays.setAll(trials, i -> i % 2 == 0 ? spread : -spread);
    DeflatedSharpe answer = DeflatedSharpe.of(trials, 1250, 2.5 / Math.sqrt(250), -3, 7);
    assertThat(answer.trials()).isEqualTo(100);
    assertThat(answer.trialVariance()).isCloseTo(0.002, within(1e-15));
    assertThat(answer.expectedMaximum()).isCloseTo(0.1132, within(5e-5));
    assertThat(answer.probability()).isCloseTo(0.9004, within(5e-5));
  }

  @Test
  void is_the_measure_of_that_name() {
    double[] best = Noise.returns(4, 300, 0.01);
    double[] trials = {0.1, -0.2, 0.05, Double.NaN};
    DeflatedSharpe answer = DeflatedSharpe.of(trials, best);
    Terms terms = new Terms(252, 0, 0, 0.95, 4, answer.trialVariance());
    assertThat(answer.probability())
        .isEqualTo(Performance.of(best, null, terms).value(Measure.DEFLATED_SHARPE));
    assertThat(answer.trials()).isEqualTo(4);
    // numpy 2.4: var([0.1, -0.2, 0.05], ddof=1).
    assertThat(answer.trialVariance()).isCloseTo(0.025833333333333337, within(1e-15));
  }

  @Test
  void one_trial_deflates_nothing_and_none_is_refused() {
    DeflatedSharpe one = DeflatedSharpe.of(new double[] {0.1}, 100, 0.1, 0, 0);
    assertThat(one.expectedMaximum()).isZero();
    assertThat(one.trialVariance()).isZero();
    assertThat(one.probability()).isBetween(0.8, 0.9);
    assertThatThrownBy(() -> DeflatedSharpe.of(new double[0], 100, 0.1, 0, 0))
        .hasMessageContaining("one trial or more, not 0");
  }

  @Test
  void what_never_moved_has_no_probability() {
    DeflatedSharpe still = DeflatedSharpe.of(new double[] {0.1, 0.2}, new double[50]);
    assertThat(still.sharpe()).isNaN();
    assertThat(still.probability()).isNaN();
  }

  /** How often the best of so many series of noise is called significant. */
  private static double rate(int experiments, int trials, long seed) {
    int significant = 0;
    for (int e = 0; e < experiments; e++) {
      double[] sharpes = new double[trials];
      double[] best = new double[0];
      double most = Double.NEGATIVE_INFINITY;
      for (int t = 0; t < trials; t++) {
        double[] returns = Noise.returns(seed + (long) e * trials + t, 250, 0.01);
        sharpes[t] = DeflatedSharpe.of(new double[] {0}, returns).sharpe();
        if (sharpes[t] > most) {
          most = sharpes[t];
          best = returns;
        }
      }
      significant += DeflatedSharpe.of(sharpes, best).probability() > 0.95 ? 1 : 0;
    }
    return (double) significant / experiments;
  }

  @Test
  void noise_is_not_called_significant_more_often_than_it_says() {
    // One trial: 5 % of 4,000, deviation 0.34 points; within three of them.
    assertThat(rate(4000, 1, 1_000_000)).isBetween(0.0396, 0.0604);
    // Best of 40, 300 times: at most 5 % and three deviations of 1.26 points.
    assertThat(rate(300, 40, 2_000_000)).isLessThan(0.05 + 3 * 0.0126);
    // Undeflated, the best of 40 is nearly always called significant.
    double best = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < 40; t++) {
      double[] one = Noise.returns(2_000_000 + t, 250, 0.01);
      best = Math.max(best, DeflatedSharpe.of(new double[] {0}, one).probability());
    }
    assertThat(best).isGreaterThan(0.95);
  }
}
