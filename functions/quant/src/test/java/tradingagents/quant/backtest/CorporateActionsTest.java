package tradingagents.quant.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tradingagents.quant.backtest.cost.Commission;
import tradingagents.quant.backtest.cost.Costs;
import tradingagents.quant.backtest.cost.Slippage;
import tradingagents.quant.backtest.strategy.BuyAndHold;
import tradingagents.quant.backtest.strategy.SmaCross;
import tradingagents.quant.series.Bars;

class CorporateActionsTest {
  @Test
  void dividends_and_splits_of_raw_prices_change_no_wealth() {
    double[] closes = {100, 98, 98, 14, 15};
    Bars bars = Bars.ofCloses(closes);
    Instrument instrument =
        new Instrument("X", bars, new double[] {0, 2, 0, 0, 0}, new double[] {1, 1, 1, 7, 1});
    Setup setup = Setup.USUAL.with(FillTiming.SAME_CLOSE);
    Backtest held = new EventEngine(Market.of(instrument), setup).run(new BuyAndHold());

    assertThat(held.equity(1)).isEqualTo(100_000);
    assertThat(held.equity(3)).isEqualTo(100_000);
    assertThat(held.finalEquity()).isEqualTo(2_000 + 7_000 * 15);
    assertThat(held.dividends()).isEqualTo(2_000);
    assertThat(held.trades().getFirst().profitRate()).isEqualTo(7 * 15 / 100.0 - 1, within(1e-12));
    assertThat(held.trades().getFirst().units()).isEqualTo(7_000);
  }

  @Test
  void a_split_that_prices_do_not_show_is_refused() {
    // AAPL around its split of 9 June 2014, in prices that are adjusted for it already.
    Bars adjusted = Bars.ofCloses(new double[] {92.22, 93.70});

    assertThatThrownBy(() -> new Instrument("AAPL", adjusted, null, new double[] {1, 7}))
        .hasMessageContaining("adjusted for it already");
  }

  @Test
  void a_known_split_is_no_fall_to_a_strategy() {
    Bars adjusted = RandomBars.walk(21, 300);
    double[][] raw = new double[5][300];
    double[] splits = new double[300];
    for (int i = 0; i < 300; i++) {
      double factor = i < 120 ? 4 : 1;
      raw[0][i] = adjusted.open(i) * factor;
      raw[1][i] = adjusted.high(i) * factor;
      raw[2][i] = adjusted.low(i) * factor;
      raw[3][i] = adjusted.close(i) * factor;
      raw[4][i] = adjusted.volume(i) / factor;
      splits[i] = i == 120 ? 4 : 1;
    }
    Bars traded = new Bars(raw[0], raw[1], raw[2], raw[3], raw[4]);
    Costs impact = new Costs(Commission.basisPoints(5), 0, new Slippage.SquareRoot(1), 0.05, 0);
    Setup setup = Setup.USUAL.with(impact);
    Strategy cross = new SmaCross(5, 20);

    Backtest one = new EventEngine(Market.of(Instrument.of("X", adjusted)), setup).run(cross);
    Backtest other =
        new EventEngine(Market.of(new Instrument("X", traded, null, splits)), setup).run(cross);

    assertThat(other.fills()).hasSameSizeAs(one.fills());
    assertThat(other.finalEquity() / one.finalEquity()).isEqualTo(1, within(1e-9));
  }
}
