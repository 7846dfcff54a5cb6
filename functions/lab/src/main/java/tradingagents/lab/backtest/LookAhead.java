package tradingagents.lab.backtest;

import java.util.HashMap;
import java.util.Map;
import tradingagents.quant.backtest.DecisionLog;
import tradingagents.quant.backtest.FillTiming;
import tradingagents.quant.backtest.Market;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.backtest.cost.Costs;
import tradingagents.quant.backtest.validation.Truncation;

/**
 * Lets a strategy decide once more on shorter histories: what it said must not change when later
 * bars are taken away.
 */
final class LookAhead {
  private final Market market;
  private final Strategy strategy;
  private final Setup setup;
  private final Map<Integer, DecisionLog> logs = new HashMap<>();

  private LookAhead(Market market, Setup setup, Strategy strategy) {
    this.market = market;
    this.strategy = strategy;
    // What is decided may depend on the account, so all histories are traded alike; how does not
    // matter, and neither opens nor volumes are needed.
    this.setup =
        new Setup(
            setup.capital(),
            FillTiming.NEXT_CLOSE,
            Costs.NONE,
            false,
            setup.shorts(),
            true,
            setup.periodsPerYear());
  }

  /** Refuses a strategy whose past decisions change, with the bar at which they do. */
  static void refuse(Market market, Setup setup, Strategy strategy) {
    int shortest = Math.max(2, Math.min(strategy.warmUp() + 1, market.bars() - 1));
    if (shortest >= market.bars()) {
      return;
    }
    LookAhead check = new LookAhead(market, setup, strategy);
    for (int i = 0; i < market.instruments().size(); i++) {
      int instrument = i;
      Truncation.STANDARD.refuse(
          shortest, market.bars(), bars -> check.decisions(bars, instrument));
    }
  }

  private double[] decisions(int bars, int instrument) {
    DecisionLog log =
        logs.computeIfAbsent(
            bars, some -> DecisionLog.of(market.first(some), setup, shorter -> strategy));
    double[] decisions = new double[bars];
    for (int bar = 0; bar < bars; bar++) {
      double weight = log.weight(bar, instrument);
      decisions[bar] = Double.isNaN(weight) ? log.units(bar, instrument) : weight;
    }
    return decisions;
  }
}
