package tradingagents.quant.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Published examples of how sure a Sharpe ratio is. */
class SharpeInferenceTest {
  @Test
  void deflates_the_published_example() {
    // Bailey and Lopez de Prado 2014: 2.5 a year of 250 days, five years, 100 trials.
    double sharpe = 2.5 / Math.sqrt(250);
    double variance = 0.5 / 250;
    assertThat(SharpeInference.expectedMaximum(100, variance)).isCloseTo(0.1132, within(5e-5));
    assertThat(SharpeInference.deflated(sharpe, 1250, -3, 7, 100, variance))
        .isCloseTo(0.9004, within(5e-5));
  }

  @Test
  void doubts_the_published_hedge_fund_less_when_returns_are_taken_for_normal() {
    // Bailey and Lopez de Prado 2012: 24 months with 0.458 a month.
    assertThat(SharpeInference.probabilistic(0.458, 24, 0, 0, 0)).isCloseTo(0.982, within(5e-4));
    assertThat(SharpeInference.probabilistic(0.458, 24, -2.448, 7.164, 0))
        .isCloseTo(0.913, within(5e-4));
  }

  @Test
  void needs_the_published_years_for_two_to_be_above_one() {
    // The same paper: 2.73 years of days, 2.83 of weeks, 3.24 of months, normal returns.
    assertThat(years(250)).isCloseTo(2.73, within(0.005));
    assertThat(years(52)).isCloseTo(2.83, within(0.005));
    assertThat(years(12)).isCloseTo(3.24, within(0.005));
  }

  private static double years(int year) {
    double root = Math.sqrt(year);
    return SharpeInference.minTrackRecordLength(2 / root, 0, 0, 1 / root, 0.95) / year;
  }

  @Test
  void a_record_of_the_needed_length_is_exactly_sure_enough() {
    double needed = SharpeInference.minTrackRecordLength(0.2, -0.5, 2, 0.05, 0.9);
    double n = Math.round(needed);
    double below = SharpeInference.probabilistic(0.2, (int) n - 1, -0.5, 2, 0.05);
    double above = SharpeInference.probabilistic(0.2, (int) n + 1, -0.5, 2, 0.05);
    assertThat(below).isLessThan(0.9);
    assertThat(above).isGreaterThan(0.9);
  }

  @Test
  void no_record_is_long_enough_for_what_is_not_above_the_threshold() {
    assertThat(SharpeInference.minTrackRecordLength(0.1, 0, 0, 0.1, 0.95)).isNaN();
    assertThat(SharpeInference.minTrackRecordLength(-0.1, 0, 0, 0, 0.95)).isNaN();
    assertThat(SharpeInference.minTrackRecordLength(Double.NaN, 0, 0, 0, 0.95)).isNaN();
    assertThat(SharpeInference.minTrackRecordLength(0.1, 0, 0, 0, 0.5)).isEqualTo(1);
    assertThat(SharpeInference.minTrackRecordLength(0.1, 0, 0, 0, 0.2)).isEqualTo(1);
  }

  @Test
  void one_trial_deflates_nothing_and_more_deflate_more() {
    assertThat(SharpeInference.expectedMaximum(1, 0.01)).isZero();
    assertThat(SharpeInference.expectedMaximum(2, 0)).isZero();
    assertThat(SharpeInference.deflated(0.1, 100, 0, 0, 1, 0.01))
        .isEqualTo(SharpeInference.probabilistic(0.1, 100, 0, 0, 0));
    double before = 0;
    for (int trials = 2; trials < 2000; trials *= 3) {
      double now = SharpeInference.expectedMaximum(trials, 0.01);
      assertThat(now).isGreaterThan(before);
      before = now;
    }
    // The expected maximum of two standard normal numbers is 1 / sqrt(pi); the formula is close.
    assertThat(SharpeInference.expectedMaximum(2, 1)).isCloseTo(0.5642, within(0.05));
  }

  @Test
  void has_no_number_for_a_single_return_or_a_variance_of_nothing() {
    assertThat(SharpeInference.probabilistic(0.1, 1, 0, 0, 0)).isNaN();
    // Raw kurtosis 1 + skewness squared, as of two values only: the variance can vanish.
    assertThat(SharpeInference.probabilistic(1, 10, 2, 2, 0)).isNaN();
    assertThat(SharpeInference.probabilistic(0.1, 2, 0, 0, 0)).isGreaterThan(0.5);
  }

  @Test
  void refuses_what_are_no_trials() {
    assertThatThrownBy(() -> SharpeInference.expectedMaximum(0, 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one trial or more, not 0");
    for (double variance : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> SharpeInference.expectedMaximum(5, variance))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("zero or more, not " + variance);
    }
  }
}
