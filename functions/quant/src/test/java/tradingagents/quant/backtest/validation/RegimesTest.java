package tradingagents.quant.backtest.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tradingagents.quant.indicator.RealisedVolatility;
import tradingagents.quant.measure.Drawdowns;
import tradingagents.quant.measure.Growth;
import tradingagents.quant.measure.Ratios;

/** A label is known before its period begins. */
class RegimesTest {
  private static final double[] CLOSES = Noise.closes(3, 400, 0.01);

  private static List<Function<double[], Regimes>> kinds() {
    return List.of(c -> Regimes.volatility(c, 10), c -> Regimes.trend(c, 20));
  }

  @Test
  void more_history_never_changes_a_label() {
    for (Function<double[], Regimes> kind : kinds()) {
      Regimes whole = kind.apply(CLOSES);
      assertThat(whole.size()).isEqualTo(399);
      for (int length = 2; length < 400; length += 7) {
        Regimes part = kind.apply(Arrays.copyOf(CLOSES, length));
        for (int i = 0; i < part.size(); i++) {
          assertThat(part.at(i)).isEqualTo(whole.at(i));
        }
      }
    }
  }

  @Test
  void a_period_does_not_label_itself() {
    for (Function<double[], Regimes> kind : kinds()) {
      Regimes before = kind.apply(CLOSES);
      double[] crash = CLOSES.clone();
      for (int i = 300; i < 400; i++) {
        crash[i] *= 0.5;
      }
      Regimes after = kind.apply(crash);
      // Period 299 goes from close 299 to close 300, which crashed.
      assertThat(after.at(299)).isEqualTo(before.at(299));
    }
    double[] crash = CLOSES.clone();
    Arrays.fill(crash, 300, 400, 50);
    assertThat(Regimes.volatility(crash, 10).at(300)).isEqualTo(Regime.TURBULENT);
    assertThat(Regimes.trend(crash, 20).at(300)).isEqualTo(Regime.DOWN);
  }

  @Test
  void volatility_is_ranked_among_its_earlier_values_only() {
    double[] volatility = new RealisedVolatility(10).over(CLOSES);
    Regimes regimes = Regimes.volatility(CLOSES, 10);
    for (int i = 0; i < regimes.size(); i++) {
      int less = 0;
      int equal = 0;
      int earlier = 0;
      for (int j = 10; j < i; j++) {
        less += volatility[j] < volatility[i] ? 1 : 0;
        equal += volatility[j] == volatility[i] ? 1 : 0;
        earlier++;
      }
      double rank = (less + equal / 2.0) / earlier;
      Regime expected = rank < 1.0 / 3 ? Regime.CALM : Regime.NORMAL;
      expected = rank > 2.0 / 3 ? Regime.TURBULENT : expected;
      expected = earlier < 63 ? Regime.UNKNOWN : expected;
      assertThat(regimes.at(i)).as("period %d", i).isEqualTo(expected);
    }
    assertThat(regimes.at(72)).isEqualTo(Regime.UNKNOWN);
    assertThat(regimes.at(73)).isNotEqualTo(Regime.UNKNOWN);
  }

  @Test
  void a_market_that_stands_still_is_normal_and_not_up() {
    double[] still = new double[200];
    Arrays.fill(still, 5);
    assertThat(Regimes.volatility(still, 2).at(198)).isEqualTo(Regime.NORMAL);
    assertThat(Regimes.trend(still, 3).at(198)).isEqualTo(Regime.DOWN);
    assertThat(Regimes.trend(still, 3).at(1)).isEqualTo(Regime.UNKNOWN);
    assertThat(Regimes.trend(still, 3).at(2)).isEqualTo(Regime.DOWN);
  }

  @Test
  void trend_is_the_close_beside_its_average() {
    Regimes trend = Regimes.trend(new double[] {1, 2, 3, 2, 1, 9}, 2);
    assertThat(List.of(trend.at(0), trend.at(1), trend.at(2), trend.at(3), trend.at(4)))
        .containsExactly(Regime.UNKNOWN, Regime.UP, Regime.UP, Regime.DOWN, Regime.DOWN);
    assertThat(Regime.TURBULENT.id()).isEqualTo("turbulent");
  }

  @Test
  void results_are_the_measures_of_the_labelled_returns() {
    double[] returns = Noise.returns(9, 399, 0.02);
    for (Function<double[], Regimes> kind : kinds()) {
      Regimes regimes = kind.apply(CLOSES);
      List<RegimeResult> results = regimes.results(returns, 252);
      int counted = 0;
      for (RegimeResult result : results) {
        double[] part = new double[399];
        int n = 0;
        for (int i = 0; i < 399; i++) {
          if (regimes.at(i) == result.regime()) {
            part[n++] = returns[i];
          }
        }
        part = Arrays.copyOf(part, n);
        assertThat(result.count()).isEqualTo(n);
        assertThat(result.share()).isEqualTo(n / 399.0);
        assertThat(result.annualReturn()).isEqualTo(Growth.annual(part, 252));
        assertThat(result.sharpe()).isEqualTo(Ratios.sharpe(part, 252, 0));
        assertThat(result.maxDrawdown()).isEqualTo(Drawdowns.of(part).maximum());
        assertThat(result.volatility() * result.sharpe())
            .isCloseTo(Arrays.stream(part).average().orElseThrow() * 252, within(1e-12));
        assertThat(result.hitRate())
            .isEqualTo(Arrays.stream(part).filter(r -> r > 0).count() / (double) n);
        counted += n;
      }
      assertThat(counted).isEqualTo(399);
      assertThat(results.getFirst().regime()).isEqualTo(Regime.UNKNOWN);
    }
  }

  @Test
  void a_regime_that_never_came_has_a_count_and_no_numbers() {
    RegimeResult calm =
        Regimes.volatility(new double[] {1, 2, 3}, 2).results(new double[2], 1).get(1);
    assertThat(calm.regime()).isEqualTo(Regime.CALM);
    assertThat(calm.count()).isZero();
    assertThat(calm.share()).isZero();
    assertThat(calm.annualReturn()).isNaN();
    assertThat(calm.hitRate()).isNaN();
  }

  @Test
  void refuses_what_is_no_benchmark() {
    assertThatThrownBy(() -> Regimes.trend(new double[] {1}, 2))
        .hasMessageContaining("two closes; here are 1");
    assertThatThrownBy(() -> Regimes.volatility(new double[] {1, 0}, 2))
        .hasMessageContaining("close 2 is 0.0");
    assertThatThrownBy(() -> Regimes.volatility(new double[] {1, 2}, 1))
        .hasMessageContaining("not 1");
    assertThatThrownBy(() -> Regimes.trend(new double[] {1, 2}, 1).results(new double[2], 252))
        .hasMessage("2 closes label 1 periods, but here are 2 returns");
  }
}
