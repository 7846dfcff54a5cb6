package tradingagents.quant.backtest.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What is no number is counted and disturbs nothing. */
class DistributionTest {
  @Test
  void has_known_answers() {
    Distribution some = Distribution.of(new double[] {4, 1, Double.NaN, 3, 2});
    assertThat(some.values()).containsExactly(4, 1, Double.NaN, 3, 2);
    assertThat(some.count()).isEqualTo(4);
    assertThat(some.missing()).isEqualTo(1);
    assertThat(some.mean()).isEqualTo(2.5);
    // numpy 2.4: std(ddof=1), quantile.
    assertThat(some.deviation()).isCloseTo(1.2909944487358056, within(1e-15));
    assertThat(some.quantile(0.05)).isCloseTo(1.15, within(1e-12));
    assertThat(some.quantile(0.5)).isEqualTo(2.5);
    assertThat(some.quantile(0)).isEqualTo(1);
    assertThat(some.quantile(1)).isEqualTo(4);
    assertThat(some.shareBelow(2)).isEqualTo(0.25);
    assertThat(some.shareAtMost(2)).isEqualTo(0.5);
    assertThat(some.shareAbove(2)).isEqualTo(0.5);
  }

  @Test
  void of_nothing_has_no_statistics() {
    Distribution none = Distribution.of(new double[] {Double.NaN});
    assertThat(none.mean()).isNaN();
    assertThat(none.deviation()).isNaN();
    assertThat(none.quantile(0.5)).isNaN();
    assertThat(none.shareBelow(0)).isNaN();
    assertThat(Distribution.of(new double[] {2}).deviation()).isNaN();
    assertThat(Distribution.of(new double[] {2}).quantile(0.3)).isEqualTo(2);
  }

  @Test
  void refuses_the_infinite_and_impossible_probabilities() {
    assertThatThrownBy(() -> Distribution.of(new double[] {Double.NEGATIVE_INFINITY}))
        .hasMessageContaining("not -Infinity");
    Distribution one = Distribution.of(new double[] {2});
    for (double p : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> one.quantile(p)).hasMessageContaining("not " + p);
    }
  }

  @Test
  void keeps_its_own_copy() {
    double[] values = {1, 2};
    Distribution own = Distribution.of(values);
    values[0] = 9;
    own.values()[1] = 9;
    assertThat(own.values()).containsExactly(1, 2);
  }
}
