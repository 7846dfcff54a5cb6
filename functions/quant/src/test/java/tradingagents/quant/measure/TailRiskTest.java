package tradingagents.quant.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;

/** Value at risk and what lies beyond it. */
class TailRiskTest {
  private static final List<ToDoubleBiFunction<double[], Double>> ALL =
      List.of(
          ValueAtRisk::historical,
          ValueAtRisk::gaussian,
          ValueAtRisk::cornishFisher,
          ConditionalValueAtRisk::historical,
          ConditionalValueAtRisk::gaussian,
          ConditionalValueAtRisk::cornishFisher);

  /** Bacon's portfolio; PerformanceAnalytics data/portfolio_bacon.csv. */
  private static final double[] BACON = {
    .003, .026, .011, -.010, .015, .025, .016, .067, -.014, .040, -.005, .081,
    .040, -.037, -.061, .017, -.049, -.022, .070, .058, -.065, .024, -.005, -.009
  };

  @Test
  void agrees_with_performance_analytics_on_bacons_portfolio() {
    // PerformanceAnalytics 2.1.0 and numpy 2.4, population moments.
    assertThat(ValueAtRisk.historical(BACON, 0.95)).isCloseTo(-0.0592, within(1e-15));
    assertThat(ValueAtRisk.gaussian(BACON, 0.95)).isCloseTo(-0.0546818983, within(5e-11));
    assertThat(ValueAtRisk.cornishFisher(BACON, 0.95)).isCloseTo(-0.0560289948, within(5e-11));
    assertThat(ConditionalValueAtRisk.historical(BACON, 0.95)).isCloseTo(-0.063, within(1e-15));
    assertThat(ConditionalValueAtRisk.gaussian(BACON, 0.95))
        .isCloseTo(-0.0708596697, within(5e-11));
    assertThat(ConditionalValueAtRisk.cornishFisher(BACON, 0.95))
        .isCloseTo(-0.0687911039, within(5e-11));
  }

  @Test
  void takes_the_order_statistic_where_the_position_is_one_but_for_rounding() {
    // 1 - 0.9 is 0.09999999999999998; a tenth of the way through eleven values is the second.
    double[] eleven = {-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5};
    assertThat(ValueAtRisk.historical(eleven, 0.9)).isEqualTo(-4);
    assertThat(ConditionalValueAtRisk.historical(eleven, 0.9)).isEqualTo(-4.5);
    assertThat(ValueAtRisk.historical(eleven, 0.85)).isCloseTo(-3.5, within(1e-12));
    assertThat(ConditionalValueAtRisk.historical(eleven, 0.85)).isEqualTo(-4.5);
  }

  @Test
  void counts_equal_returns_at_the_bound_as_beyond_it() {
    double[] ties = {-3, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0};
    assertThat(ValueAtRisk.historical(ties, 0.9)).isEqualTo(-1);
    assertThat(ConditionalValueAtRisk.historical(ties, 0.9)).isEqualTo(-1.5);
  }

  @Test
  void a_series_that_does_not_move_is_its_own_worst_case() {
    double[] still = new double[7];
    Arrays.fill(still, 0.1);
    for (ToDoubleBiFunction<double[], Double> measure : ALL) {
      assertThat(measure.applyAsDouble(still, 0.95)).isEqualTo(0.1);
      assertThat(measure.applyAsDouble(new double[] {-0.2}, 0.95)).isEqualTo(-0.2);
    }
  }

  @Test
  void the_mean_beyond_is_never_better_than_the_bound() {
    // So far from normal that the expansion alone would put the mean beyond above the bound.
    double[] crash = new double[200];
    crash[17] = -0.9;
    for (double level : new double[] {0.5, 0.9, 0.95, 0.99}) {
      for (int kind = 0; kind < 3; kind++) {
        assertThat(ALL.get(kind + 3).applyAsDouble(crash, level))
            .isLessThanOrEqualTo(ALL.get(kind).applyAsDouble(crash, level) + 1e-15);
      }
    }
  }

  @Test
  void scales_with_leverage_and_shifts_with_a_constant() {
    for (ToDoubleBiFunction<double[], Double> measure : ALL) {
      double once = measure.applyAsDouble(BACON, 0.95);
      double[] leveraged = Arrays.stream(BACON).map(r -> 3 * r).toArray();
      double[] shifted = Arrays.stream(BACON).map(r -> r + 0.01).toArray();
      assertThat(measure.applyAsDouble(leveraged, 0.95)).isCloseTo(3 * once, within(1e-12));
      assertThat(measure.applyAsDouble(shifted, 0.95)).isCloseTo(once + 0.01, within(1e-12));
    }
  }

  @Test
  void leaves_the_series_as_it_was() {
    double[] own = BACON.clone();
    ALL.forEach(measure -> measure.applyAsDouble(own, 0.95));
    assertThat(own).isEqualTo(BACON);
  }

  @Test
  void refuses_a_level_that_is_none_and_returns_that_are_none() {
    for (ToDoubleBiFunction<double[], Double> measure : ALL) {
      for (double level : new double[] {0, 1, -0.1, 1.5, 95, Double.NaN}) {
        assertThatThrownBy(() -> measure.applyAsDouble(BACON, level))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("between 0 and 1")
            .hasMessageContaining(String.valueOf(level));
      }
      assertThatThrownBy(() -> measure.applyAsDouble(new double[0], 0.95))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1 or more returns, not 0");
      assertThatThrownBy(() -> measure.applyAsDouble(new double[] {0.1, Double.NaN}, 0.95))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("return 2 is NaN");
    }
  }
}
