package tradingagents.quant.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What must hold of any series, and what is refused. */
class MeasureLawsTest {
  private static final double[] OWN = MeasuresTest.returns("weekly");
  private static final double[] OTHER = other();
  private static final Terms WEEKS = new Terms(52, 0, 0, 0.95, 1, Double.NaN);
  private static final Offset<Double> SAME = within(1e-9);

  private static double[] other() {
    double[] benchmark = MeasuresTest.benchmark("weekly");
    return benchmark == null ? new double[0] : benchmark;
  }

  private static double[] times(double[] returns, double by) {
    return Arrays.stream(returns).map(r -> r * by).toArray();
  }

  @Test
  void leverage_scales_deviations_and_no_ratio_of_means() {
    Performance once = Performance.of(OWN, OTHER, WEEKS);
    Performance twice = Performance.of(times(OWN, 2), OTHER, WEEKS);
    for (Measure same :
        List.of(
            Measure.SHARPE,
            Measure.SORTINO,
            Measure.OMEGA,
            Measure.SKEWNESS,
            Measure.EXCESS_KURTOSIS,
            Measure.WIN_RATE,
            Measure.PROFIT_FACTOR,
            Measure.TAIL_RATIO,
            Measure.R_SQUARED,
            Measure.PROBABILISTIC_SHARPE,
            Measure.DEFLATED_SHARPE,
            Measure.MIN_TRACK_RECORD_LENGTH)) {
      assertThat(twice.value(same)).as(same.id()).isCloseTo(once.value(same), SAME);
    }
    for (Measure doubled :
        List.of(
            Measure.VOLATILITY,
            Measure.DOWNSIDE_DEVIATION,
            Measure.VAR_HISTORICAL,
            Measure.CVAR_CORNISH_FISHER,
            Measure.BETA,
            Measure.ALPHA,
            Measure.SPECIFIC_RISK,
            Measure.BULL_BETA,
            Measure.BEAR_BETA)) {
      assertThat(twice.value(doubled)).as(doubled.id()).isCloseTo(2 * once.value(doubled), SAME);
    }
  }

  @Test
  void order_matters_to_drawdowns_alone() {
    Set<Measure> ordered =
        EnumSet.of(
            Measure.CALMAR,
            Measure.MAX_DRAWDOWN,
            Measure.ULCER_INDEX,
            Measure.PAIN_INDEX,
            Measure.MARTIN_RATIO,
            Measure.BURKE_RATIO,
            Measure.EPISODE_BURKE_RATIO);
    double[] own = OWN.clone();
    double[] other = OTHER.clone();
    Random chance = new Random(7);
    for (int i = own.length - 1; i > 0; i--) {
      int j = chance.nextInt(i + 1);
      swap(own, i, j);
      swap(other, i, j);
    }
    Performance before = Performance.of(OWN, OTHER, WEEKS);
    Performance after = Performance.of(own, other, WEEKS);
    for (Measure measure : Measure.values()) {
      if (ordered.contains(measure)) {
        assertThat(after.value(measure))
            .as(measure.id())
            .isNotCloseTo(before.value(measure), within(1e-6));
      } else {
        assertThat(after.value(measure)).as(measure.id()).isCloseTo(before.value(measure), SAME);
      }
    }
  }

  private static void swap(double[] values, int i, int j) {
    double kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }

  @Test
  void a_constant_added_to_returns_and_to_what_they_are_held_against_changes_no_ratio() {
    double[] shifted = Arrays.stream(OWN).map(r -> r + 0.004).toArray();
    assertThat(Ratios.sharpe(shifted, 52, 0.005)).isCloseTo(Ratios.sharpe(OWN, 52, 0.001), SAME);
    assertThat(Ratios.sortino(shifted, 52, 0.005)).isCloseTo(Ratios.sortino(OWN, 52, 0.001), SAME);
    assertThat(Downside.omega(shifted, 0.005)).isCloseTo(Downside.omega(OWN, 0.001), SAME);
    assertThat(Moments.of(shifted).skewness()).isCloseTo(Moments.of(OWN).skewness(), SAME);
    assertThat(Moments.of(shifted).sampleDeviation())
        .isCloseTo(Moments.of(OWN).sampleDeviation(), SAME);
  }

  @Test
  void without_a_benchmark_nothing_beside_one_has_a_number() {
    Performance alone = Performance.of(OWN, null, WEEKS);
    Performance beside = Performance.of(OWN, OTHER, WEEKS);
    for (Measure measure : Measure.values()) {
      if (measure.group() == Measure.Group.BENCHMARK) {
        assertThat(alone.value(measure)).as(measure.id()).isNaN();
        assertThat(beside.value(measure)).as(measure.id()).isFinite();
      } else {
        assertThat(Double.compare(alone.value(measure), beside.value(measure)))
            .as(measure.id())
            .isZero();
      }
    }
  }

  @Test
  void agrees_with_each_measure_asked_alone() {
    Performance all = Performance.of(OWN, OTHER, new Terms(52, 0.001, 0.0005, 0.9, 1, 0.1));
    assertThat(all.value(Measure.SHARPE)).isCloseTo(Ratios.sharpe(OWN, 52, 0.0005), SAME);
    assertThat(all.value(Measure.GEOMETRIC_SHARPE))
        .isEqualTo(Ratios.geometricSharpe(OWN, 52, 0.0005));
    assertThat(all.value(Measure.CALMAR)).isEqualTo(Ratios.calmar(OWN, 52));
    assertThat(all.value(Measure.MARTIN_RATIO)).isEqualTo(Ratios.martin(OWN, 52, 0.0005));
    assertThat(all.value(Measure.TAIL_RATIO)).isEqualTo(Payoff.tailRatio(OWN));
    assertThat(all.value(Measure.VAR_HISTORICAL)).isEqualTo(ValueAtRisk.historical(OWN, 0.9));
    assertThat(all.value(Measure.CVAR_HISTORICAL))
        .isEqualTo(ConditionalValueAtRisk.historical(OWN, 0.9));
    assertThat(all.drawdowns()).isEqualTo(Drawdowns.of(OWN));
  }

  @Test
  void a_price_that_comes_back_to_the_cent_has_recovered() {
    double[] prices = {100, 90, 33.3, 100, 99, 100.01, 100.01, 50};
    double[] returns = new double[prices.length - 1];
    Arrays.setAll(returns, i -> prices[i + 1] / prices[i] - 1);
    List<Drawdown> episodes = Drawdowns.of(returns).episodes();
    assertThat(episodes).hasSize(3);
    assertThat(episodes.get(0).recovery()).isEqualTo(OptionalInt.of(3));
    assertThat(episodes.get(0).peak()).isZero();
    assertThat(episodes.get(0).trough()).isEqualTo(2);
    assertThat(episodes.get(0).length()).isEqualTo(3);
    assertThat(episodes.get(0).depth()).isCloseTo(0.667, SAME);
    assertThat(episodes.get(1).peak()).isEqualTo(3);
    assertThat(episodes.get(1).recovery()).isEqualTo(OptionalInt.of(5));
    // The high was touched twice: the peak is the last time.
    assertThat(episodes.get(2).peak()).isEqualTo(6);
    assertThat(episodes.get(2).recovery()).isEmpty();
    assertThat(episodes.get(2).length()).isEqualTo(1);
  }

  @Test
  void a_constant_price_growth_stands_still_but_for_rounding() {
    double price = 100;
    double[] returns = new double[50];
    for (int i = 0; i < returns.length; i++) {
      double next = price * 1.0123;
      returns[i] = next / price - 1;
      price = next;
    }
    Performance performance = Performance.of(returns, times(returns, 1.5), WEEKS);
    assertThat(performance.value(Measure.VOLATILITY)).isZero();
    assertThat(performance.value(Measure.SHARPE)).isNaN();
    assertThat(performance.value(Measure.SKEWNESS)).isNaN();
    assertThat(performance.value(Measure.BETA)).isNaN();
    assertThat(performance.value(Measure.MAX_DRAWDOWN)).isZero();
    assertThat(performance.value(Measure.CALMAR)).isNaN();
  }

  @Test
  void a_leveraged_benchmark_has_its_leverage_as_beta_and_no_risk_of_its_own() {
    BenchmarkMeasures levered = BenchmarkMeasures.of(times(OTHER, 1.7), OTHER, 52, 0);
    assertThat(levered.beta()).isCloseTo(1.7, within(1e-12));
    assertThat(levered.rSquared()).isCloseTo(1, within(1e-12));
    assertThat(levered.specificRisk()).isZero();
    assertThat(levered.appraisalRatio()).isNaN();
    assertThat(levered.alpha()).isCloseTo(0, within(1e-15));
  }

  @Test
  void what_outgrows_a_double_is_no_number() {
    double[] returns = {1e300, 1e300};
    assertThat(Performance.of(returns, null, WEEKS).value(Measure.TOTAL_RETURN)).isNaN();
  }

  @Test
  void equity_starts_at_one() {
    assertThat(Growth.equity(new double[] {0.5, -0.5})).containsExactly(1, 1.5, 0.75);
    assertThat(Growth.equity(new double[0])).containsExactly(1);
    assertThat(Drawdowns.depths(new double[] {0.5, -0.5, 1})).containsExactly(0, 0.5, 0);
    assertThat(Growth.total(new double[] {-0.25})).isEqualTo(-0.25);
    assertThat(Growth.annual(new double[] {0.1}, 2)).isCloseTo(0.21, SAME);
  }

  @Test
  void refuses_what_is_no_return_series() {
    double[] ruin = {0.1, -1};
    double[] hole = {0.1, Double.NaN};
    double[] one = {0.1};
    double[] two = {0.1, 0.2};
    refused("2 or more returns, not 1", () -> Performance.of(one, null, WEEKS));
    refused("return 2 is -1.0; a return lies above -1", () -> Performance.of(ruin, null, WEEKS));
    refused("return 2 is NaN", () -> Performance.of(hole, null, WEEKS));
    refused("return 2 is NaN", () -> Performance.of(two, hole, WEEKS));
    refused("above -1", () -> Performance.of(two, ruin, WEEKS));
    refused("2 returns and 1 of the benchmark", () -> Performance.of(two, one, WEEKS));
    refused("1 or more returns, not 0", () -> Moments.of(new double[0]));
    refused("1 or more returns, not 0", () -> Drawdowns.of(new double[0]));
    refused("1 or more returns, not 0", () -> Payoff.winRate(new double[0]));
    refused("above -1", () -> Drawdowns.of(ruin));
    refused("above -1", () -> Growth.total(ruin));
    refused("above -1", () -> Capture.up(two, ruin));
    refused("same periods", () -> Capture.up(two, one));
    refused("same periods", () -> Rolling.beta(two, one, 2));
  }

  @Test
  void refuses_terms_that_mean_nothing() {
    double none = Double.NaN;
    refused("one period or more, not 0", () -> new Terms(0, 0, 0, 0.95, 1, none));
    refused("minimum acceptable return", () -> new Terms(12, none, 0, 0.95, 1, none));
    refused("minimum acceptable return", () -> new Terms(12, -1, 0, 0.95, 1, none));
    refused("risk-free rate", () -> new Terms(12, 0, Double.POSITIVE_INFINITY, 0.95, 1, none));
    refused("risk-free rate", () -> Ratios.sharpe(OWN, 12, -1));
    refused("between 0 and 1", () -> new Terms(12, 0, 0, 1, 1, none));
    refused("one trial or more, not 0", () -> new Terms(12, 0, 0, 0.95, 0, none));
    refused("zero or more, not -1", () -> new Terms(12, 0, 0, 0.95, 2, -1));
    refused("one period or more, not -3", () -> Growth.annual(OWN, -3));
    refused("one period or more, not 0", () -> Capture.annualUp(OWN, OTHER, 0));
  }

  private static void refused(String words, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }
}
