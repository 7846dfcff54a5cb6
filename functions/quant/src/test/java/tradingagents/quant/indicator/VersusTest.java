package tradingagents.quant.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import tradingagents.quant.series.Bars;

class VersusTest {
  private static final Bars MARKET = Bars.ofCloses(new double[] {100, 101, 99, 102, 104, 103});

  private static double[] line(String name, Bars bars) {
    return Indicators.named(name, Optional.of(MARKET)).over(bars)[0];
  }

  @Test
  void twice_the_returns_of_the_market_have_a_beta_of_two() {
    double[] closes = {50, 0, 0, 0, 0, 0};
    for (int i = 1; i < closes.length; i++) {
      double move = MARKET.close(i) / MARKET.close(i - 1) - 1;
      closes[i] = closes[i - 1] * (1 + 2 * move);
    }

    double[] beta = line("beta:3", Bars.ofCloses(closes));

    assertThat(beta).startsWith(Double.NaN, Double.NaN, Double.NaN);
    assertThat(Indicators.named("beta:3", Optional.of(MARKET)).warmUp()).isEqualTo(3);
    for (int i = 3; i < beta.length; i++) {
      assertThat(beta[i]).isCloseTo(2, within(1e-12));
    }
    assertThat(line("correlation:3", MARKET)[5]).isCloseTo(1, within(1e-15));
  }

  @Test
  void refuses_what_has_nothing_to_compare_with() {
    assertThatThrownBy(() -> Indicators.named("beta:3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("beta:3 needs a benchmark");
    assertThatThrownBy(() -> line("beta:1", MARKET)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> line("beta:3", Bars.ofCloses(new double[] {1, 2, 3, 4, 5, 6, 7})))
        .hasMessage("the benchmark has only 6 bars");
    assertThatThrownBy(() -> line("betta", MARKET)).hasMessageContaining("beta");
  }
}
