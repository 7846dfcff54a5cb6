package tradingagents.quant.backtest.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tradingagents.quant.backtest.validation.Comparison.Difference;
import tradingagents.quant.backtest.validation.Comparison.Terms;
import tradingagents.quant.measure.Measure;
import tradingagents.quant.measure.Performance;

/** What two runs differ by, and what chance makes of it. */
class ComparisonTest {
  private static final Terms TERMS = new Terms(252, 0.9, 400, 1);

  private static DatedReturns run(double... returns) {
    LocalDate first = LocalDate.of(2020, 1, 1);
    return new DatedReturns(
        Stream.iterate(first, date -> date.plusDays(1)).limit(returns.length).toList(), returns);
  }

  private static List<Difference> all(Comparison c) {
    return List.of(c.annualReturn(), c.volatility(), c.sharpe(), c.maxDrawdown());
  }

  @Test
  void identical_runs_differ_by_nothing_for_sure() {
    double[] returns = Noise.returns(1, 300, 0.01);
    Comparison same = Comparison.of(run(returns), run(returns), TERMS);
    for (Difference one : all(same)) {
      assertThat(List.of(one.difference(), one.low(), one.high())).containsOnly(0.0);
    }
    assertThat(same.sharpeProbability()).isEqualTo(1);
  }

  @Test
  void exchanging_the_runs_changes_every_sign_and_nothing_else() {
    DatedReturns a = run(Noise.returns(1, 300, 0.01));
    DatedReturns b = run(Noise.returns(2, 300, 0.02));
    Comparison there = Comparison.of(a, b, TERMS);
    Comparison back = Comparison.of(b, a, TERMS);
    for (int i = 0; i < 4; i++) {
      Difference one = all(there).get(i);
      Difference other = all(back).get(i);
      assertThat(one.difference()).isEqualTo(-other.difference());
      assertThat(one.first()).isEqualTo(other.second());
      assertThat(one.low()).isCloseTo(-other.high(), within(1e-12));
      assertThat(one.high()).isCloseTo(-other.low(), within(1e-12));
      assertThat(one.low()).isLessThan(one.high());
    }
    assertThat(there.sharpeProbability()).isEqualTo(back.sharpeProbability());
    assertThat(there.expectedBlock()).isEqualTo(back.expectedBlock());
    assertThat(Comparison.of(a, b, TERMS)).isEqualTo(there);
    assertThat(Comparison.of(a, b, new Terms(252, 0.9, 400, 2))).isNotEqualTo(there);
  }

  @Test
  void measures_are_those_of_each_run() {
    double[] a = Noise.returns(1, 300, 0.01);
    double[] b = Noise.returns(2, 300, 0.02);
    Comparison answer = Comparison.of(run(a), run(b), TERMS);
    var terms = tradingagents.quant.measure.Terms.DAILY;
    var measures =
        List.of(Measure.ANNUAL_RETURN, Measure.VOLATILITY, Measure.SHARPE, Measure.MAX_DRAWDOWN);
    for (int i = 0; i < 4; i++) {
      Difference one = all(answer).get(i);
      assertThat(one.first())
          .isCloseTo(Performance.of(a, null, terms).value(measures.get(i)), within(1e-10));
      assertThat(one.second())
          .isCloseTo(Performance.of(b, null, terms).value(measures.get(i)), within(1e-10));
      assertThat(one.difference()).isEqualTo(one.first() - one.second());
    }
  }

  @Test
  void sees_skill_where_there_is_and_hardly_any_where_there_is_none() {
    // 200 pairs of noise: p below 0.05 in 5 % with a deviation of 1.5 points, and some for p-values
    // that are not studentised.
    int significant = 0;
    for (int i = 0; i < 200; i++) {
      DatedReturns a = run(Noise.returns(1000 + i, 250, 0.01));
      DatedReturns b = run(Noise.returns(5000 + i, 250, 0.01));
      var terms = new Terms(252, 0.95, 199, i);
      double p = Comparison.of(a, b, terms, new StationaryBootstrap(1)).sharpeProbability();
      significant += p <= 0.05 ? 1 : 0;
    }
    assertThat(significant).isBetween(1, 20);
    double[] market = Noise.returns(3, 500, 0.01);
    double[] better = market.clone();
    double[] own = Noise.returns(4, 500, 0.002);
    Arrays.setAll(better, i -> market[i] + own[i] + 0.0005);
    Comparison skill = Comparison.of(run(better), run(market), TERMS);
    assertThat(skill.sharpeProbability()).isLessThan(0.01);
    assertThat(skill.sharpe().low()).isPositive();
    assertThat(skill.annualReturn().low()).isPositive();
  }

  @Test
  void an_interval_of_independent_returns_is_as_wide_as_theory_says() {
    // Difference of annual means: deviation sqrt(2) x 0.01 x 252 / sqrt(1000); 90 % is +- 1.645.
    double[] a = Noise.returns(7, 1000, 0.01);
    double[] b = Noise.returns(8, 1000, 0.01);
    var terms = new Terms(252, 0.9, 4000, 1);
    Difference sharpe = Comparison.of(run(a), run(b), terms, new StationaryBootstrap(1)).sharpe();
    double theory = 2 * 1.645 * Math.sqrt(2 / 1000.0) * Math.sqrt(252);
    assertThat(sharpe.high() - sharpe.low()).isCloseTo(theory, within(0.08 * theory));
    assertThat((sharpe.high() + sharpe.low()) / 2).isCloseTo(sharpe.difference(), within(0.15));
  }

  @Test
  void a_run_that_never_moved_has_no_sharpe_ratio_to_compare() {
    Comparison answer = Comparison.of(run(Noise.returns(1, 50, 0.01)), run(new double[50]), TERMS);
    assertThat(answer.sharpeProbability()).isNaN();
    assertThat(answer.sharpe().second()).isNaN();
    assertThat(answer.sharpe().low()).isNaN();
    assertThat(answer.volatility().second()).isZero();
  }

  @Test
  void refuses_other_dates() {
    DatedReturns a = run(0.1, 0.2, 0.1);
    assertThatThrownBy(() -> Comparison.of(a, run(0.1, 0.2), TERMS))
        .hasMessageContaining("the first has 3 returns, the second 2");
    var other =
        new DatedReturns(
            List.of(a.dates().get(0), a.dates().get(2), LocalDate.of(2021, 1, 1)), a.returns());
    assertThatThrownBy(() -> Comparison.of(a, other, TERMS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("return 2 is of 2020-01-02 in the first and of 2020-01-03");
  }

  @Test
  void refuses_returns_without_dates_and_terms_without_sense() {
    List<LocalDate> dates = run(0.1, 0.2).dates();
    assertThatThrownBy(() -> new DatedReturns(dates, new double[3]))
        .hasMessageContaining("not 3 returns and 2 dates");
    assertThatThrownBy(() -> new DatedReturns(dates.subList(0, 1), new double[1]))
        .hasMessageContaining("not 1 returns");
    assertThatThrownBy(() -> new DatedReturns(dates.reversed(), new double[2]))
        .hasMessage("dates go forward one by one, but 2020-01-01 follows 2020-01-02");
    assertThatThrownBy(() -> new DatedReturns(dates, new double[] {0, -1}))
        .hasMessageContaining("return 2 is -1.0");
    assertThat(List.of(new Terms(1, 0.9, 100, 0), new Terms(1, 0.9, 100_000, 0))).hasSize(2);
    assertThatThrownBy(() -> new Terms(0, 0.9, 100, 0)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> new Terms(1, 1, 100, 0)).hasMessageContaining("not 1.0");
    assertThatThrownBy(() -> new Terms(1, 0, 100, 0)).hasMessageContaining("not 0.0");
    assertThatThrownBy(() -> new Terms(1, 0.9, 99, 0)).hasMessageContaining("not 99");
    assertThatThrownBy(() -> new Terms(1, 0.9, 100_001, 0)).hasMessageContaining("not 100001");
  }
}
