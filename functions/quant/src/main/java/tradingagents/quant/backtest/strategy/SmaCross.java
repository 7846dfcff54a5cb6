package tradingagents.quant.backtest.strategy;

import tradingagents.quant.backtest.Strategy;

/**
 * Long while the mean of the last {@code fast} closes is above that of the last {@code slow} ones,
 * else out. Each instrument has its equal part of the equity.
 *
 * @param fast how many closes, fewer than slow
 * @param slow how many closes
 */
public record SmaCross(int fast, int slow) implements Strategy {
  /** Checks the windows. */
  public SmaCross {
    Checks.windows(fast, slow);
  }

  @Override
  public String name() {
    return "sma:" + fast + ":" + slow;
  }

  @Override
  public int warmUp() {
    return slow - 1;
  }

  @Override
  public Decider start(int instruments) {
    return Switches.of(
        instruments,
        i ->
            (view, in) -> {
              boolean above = view.bars() >= slow && view.mean(i, fast) > view.mean(i, slow);
              return above ? Switches.IN : Switches.OUT;
            });
  }
}
