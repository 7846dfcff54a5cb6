package tradingagents.quant.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A moving window is the measure of the window. */
class RollingTest {
  private static final double[] OWN = {0.10, -0.05, 0.02, 0.03, -0.20, 0.25};
  private static final double[] OTHER = {0.05, -0.02, 0.02, 0.01, -0.10, 0.10};

  @Test
  void has_known_answers() {
    // numpy 2.4: prod(1 + r) - 1, std(ddof=1) * sqrt(12), cov / var, corrcoef of each window.
    assertThat(Rolling.totalReturn(OWN, 3)[2]).isCloseTo(0.0659, within(1e-12));
    assertThat(Rolling.totalReturn(OWN, 3)[5]).isCloseTo(0.03, within(1e-12));
    assertThat(Rolling.maxDrawdown(OWN, 3)[2]).isCloseTo(0.05, within(1e-12));
    assertThat(Rolling.maxDrawdown(OWN, 2)[5]).isCloseTo(0.2, within(1e-12));
    assertThat(Rolling.volatility(OWN, 3, 12)[2]).isCloseTo(0.26, within(1e-12));
    assertThat(Rolling.sharpe(OWN, 3, 12, 0.01)[2]).isCloseTo(0.6153846153846153, within(1e-12));
    assertThat(Rolling.beta(OWN, OTHER, 3)[2]).isCloseTo(2.121621621621621, within(1e-12));
    assertThat(Rolling.correlation(OWN, OTHER, 4)[4]).isCloseTo(0.9930838423616759, within(1e-12));
  }

  @Test
  void has_no_number_before_the_window_is_full() {
    for (double[] rolling :
        new double[][] {
          Rolling.totalReturn(OWN, 4),
          Rolling.volatility(OWN, 4, 12),
          Rolling.sharpe(OWN, 4, 12, 0),
          Rolling.maxDrawdown(OWN, 4),
          Rolling.beta(OWN, OTHER, 4),
          Rolling.correlation(OWN, OTHER, 4)
        }) {
      assertThat(rolling).hasSize(6);
      assertThat(Arrays.copyOf(rolling, 3)).containsOnly(Double.NaN);
      assertThat(Arrays.copyOfRange(rolling, 3, 6)).doesNotContain(Double.NaN);
    }
    assertThat(Rolling.totalReturn(OWN, 7)).containsOnly(Double.NaN);
    assertThat(Rolling.totalReturn(OWN, 1)).usingComparatorWithPrecision(1e-12).contains(OWN);
  }

  @Test
  void refuses_a_window_of_nothing() {
    assertThatThrownBy(() -> Rolling.totalReturn(OWN, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 or more returns, not 0");
    assertThatThrownBy(() -> Rolling.volatility(OWN, 1, 12))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 or more returns, not 1");
    assertThatThrownBy(() -> Rolling.correlation(OWN, OTHER, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
