package tradingagents.quant.backtest.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tradingagents.quant.backtest.RandomBars;
import tradingagents.quant.series.Bars;

class CostsTest {
  private static final Liquidity THICK = liquidity(1_000);

  /** Twenty-five bars of one volume, whose closes go up and down by one percent. */
  private static Liquidity liquidity(double volume) {
    double[] closes = new double[25];
    double[] volumes = new double[25];
    for (int i = 0; i < 25; i++) {
      closes[i] = i % 2 == 0 ? 100 : 101;
      volumes[i] = volume;
    }
    return Liquidity.of(new Bars(closes, closes, closes, closes, volumes));
  }

  @Test
  void a_commission_has_its_parts_and_its_minimum() {
    Commission broker = new Commission(0.0005, 0.005, 0.35, 1);

    assertThat(broker.of(10, 20)).isEqualTo(1);
    assertThat(broker.of(1_000, 20)).isEqualTo(0.35 + 5 + 10, within(1e-12));
    assertThat(Commission.basisPoints(10).of(100, 50)).isEqualTo(5, within(1e-12));
    assertThat(broker.isProportional()).isFalse();
    assertThat(Commission.basisPoints(3).isProportional()).isTrue();
  }

  @Test
  void what_is_affordable_is_paid_to_the_last_bit() {
    Commission[] brokers = {
      Commission.NONE,
      Commission.basisPoints(10),
      new Commission(0.0005, 0.005, 0.35, 1),
      new Commission(0, 0.01, 0, 5)
    };
    for (Commission broker : brokers) {
      for (double cash : new double[] {3, 50, 1_234.56, 1e7}) {
        double units = broker.affordable(cash, 20);
        if (units > 0) {
          assertThat(units * 20 + broker.of(units, 20)).isEqualTo(cash, within(1e-9 * cash));
        } else {
          assertThat(cash).isLessThan(broker.of(1e-9, 20));
        }
      }
    }
  }

  @Test
  void a_share_of_the_volume_moves_the_price_by_its_square() {
    Slippage zipline = new Slippage.VolumeShare(0.1);

    assertThat(zipline.part(25, THICK, 24)).isEqualTo(0.1 * 0.025 * 0.025, within(1e-18));
    assertThat(zipline.part(1_000, THICK, 24)).isEqualTo(0.1, within(1e-15));
  }

  @Test
  void the_square_root_law_doubles_for_four_times_the_size() {
    Slippage law = new Slippage.SquareRoot(1);
    double sigma = THICK.volatility(24);

    // Ten rises and ten falls of the same logarithm, ddof 1.
    assertThat(sigma).isEqualTo(Math.log(1.01) * Math.sqrt(20.0 / 19), within(1e-12));
    assertThat(law.part(10, THICK, 24)).isEqualTo(sigma * 0.1, within(1e-12));
    assertThat(law.part(40, THICK, 24)).isEqualTo(sigma * 0.2, within(1e-12));
  }

  @Test
  void almgren_adds_half_the_permanent_impact_to_the_temporary_one() {
    Slippage almgren = Slippage.Almgren.estimated(16_000);
    double sigma = THICK.volatility(24);

    // (16000 / 1000)^(1/4) is 2.
    assertThat(almgren.part(100, THICK, 24))
        .isEqualTo(sigma * (0.314 * 0.1 * 2 / 2 + 0.142 * Math.pow(0.1, 0.6)), within(1e-12));
  }

  /**
   * Almgren et al. (2005), table 3: IBM, 6.561 million shares a day, 1,728 million outstanding, a
   * volatility of 1.57 % and an order for a tenth of the volume: a permanent impact of 20 bp.
   */
  @Test
  void the_permanent_impact_of_the_papers_example() {
    Liquidity ibm = liquidity(6.561);
    double half = new Slippage.Almgren(0.314, 0, 1_728).part(0.6561, ibm, 24);

    assertThat(2 * half / ibm.volatility(24) * 157).isEqualTo(20, within(0.5));
  }

  @Test
  void what_was_not_known_before_the_bar_is_not_used() {
    Liquidity liquidity = Liquidity.of(RandomBars.walk(1, 60));
    Bars bars = RandomBars.walk(1, 60);
    double sum = 0;
    for (int i = 20; i < 40; i++) {
      sum += bars.volume(i);
    }

    assertThat(liquidity.averageVolume(0)).isNaN();
    assertThat(liquidity.averageVolume(1)).isEqualTo(bars.volume(0));
    assertThat(liquidity.averageVolume(40)).isEqualTo(sum / 20, within(1e-9));
    assertThat(liquidity.volatility(2)).isNaN();
    assertThat(liquidity.volatility(3)).isFinite();
    assertThat(new Slippage.SquareRoot(1).part(10, liquidity, 1)).isNaN();
  }

  @Test
  void refuses_amounts_that_make_no_sense() {
    assertThatThrownBy(() -> Commission.basisPoints(-1)).hasMessageContaining("not -1.0E-4");
    assertThatThrownBy(() -> Costs.basisPoints(0, 10_000)).hasMessageContaining("not 1.0");
    assertThatThrownBy(() -> new Commission(0, Double.NaN, 0, 0))
        .hasMessage("a commission per unit is zero or more, not NaN");
    assertThatThrownBy(() -> Slippage.Almgren.estimated(0))
        .hasMessage("the units outstanding are above zero, not 0.0");
    assertThatThrownBy(() -> new Costs(Commission.NONE, 0, Slippage.none(), 0, 0))
        .hasMessage("a volume limit is above zero, not 0.0");
    assertThatThrownBy(() -> new Costs(Commission.NONE, 0, Slippage.none(), 1, -1))
        .hasMessage("a borrow rate is zero or more, not -1.0");
  }
}
