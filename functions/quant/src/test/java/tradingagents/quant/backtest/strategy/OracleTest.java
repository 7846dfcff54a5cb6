package tradingagents.quant.backtest.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.quant.backtest.Backtest;
import tradingagents.quant.backtest.DecisionLog;
import tradingagents.quant.backtest.EventEngine;
import tradingagents.quant.backtest.Fill;
import tradingagents.quant.backtest.Market;

/** Every strategy and the engine against plain loops, on random markets. */
class OracleTest {
  private static final int BARS = 400;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sma:3:8",
        "sma:1:2",
        "sma:20:50",
        "ema:3:8",
        "ema:12:26",
        "rsi:14:30:70",
        "rsi:2:10:90",
        "bollinger:20:2",
        "bollinger:5:0.7",
        "donchian:20:10",
        "donchian:5:9",
        "donchian:1:1",
        "momentum:20:5:1",
        "momentum:60:21:2",
        "momentum:10:1:9",
        "equal-weight:1",
        "equal-weight:7",
        "volatility-target:0.1:20:5:252",
        "volatility-target:0.8:2:1:52",
        "buy-and-hold"
      })
  void says_what_plain_loops_say_and_the_engine_makes_of_it_what_a_plain_ledger_makes(String name) {
    int spoken = 0;
    for (int seed = 0; seed < 8; seed++) {
      Market market = Markets.random(seed, List.of(1, 3, 4).get(seed % 3), BARS);
      double[][] said = Oracle.said(name, market);
      spoken += agree(name, said, market);
      Backtest backtest = new EventEngine(market, Markets.FREE).run(Strategies.named(name));
      double[] equity = Oracle.equity(said, market, Markets.FREE.capital());
      for (int t = 0; t < BARS; t++) {
        assertThat(backtest.equity(t))
            .as("%s, seed %d, bar %d", name, seed, t)
            .isCloseTo(equity[t], within(1e-9 * equity[t]));
      }
      for (Fill fill : backtest.fills()) {
        assertThat(said[fill.decided()][fill.instrument()]).isNotNaN();
        assertThat(fill.bar()).isEqualTo(fill.decided() + 1);
      }
    }
    assertThat(spoken).as(name).isGreaterThan(10);
  }

  private static int agree(String name, double[][] said, Market market) {
    DecisionLog log = DecisionLog.of(market, Markets.FREE, any -> Strategies.named(name));
    int spoken = 0;
    for (int t = 0; t < said.length; t++) {
      for (int i = 0; i < said[t].length; i++) {
        assertThat(log.units(t, i)).isNaN();
        if (Double.isNaN(said[t][i])) {
          assertThat(log.weight(t, i)).as("%s, bar %d of %d", name, t, i).isNaN();
        } else {
          assertThat(log.weight(t, i))
              .as("%s, bar %d of %d", name, t, i)
              .isCloseTo(said[t][i], within(1e-9));
          spoken++;
        }
      }
    }
    return spoken;
  }
}
