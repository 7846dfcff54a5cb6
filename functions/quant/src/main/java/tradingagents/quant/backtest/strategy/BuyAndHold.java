package tradingagents.quant.backtest.strategy;

import tradingagents.quant.backtest.Strategy;

/** Buys the same value of every instrument at the first bar and keeps it. */
public record BuyAndHold() implements Strategy {
  @Override
  public String name() {
    return "buy-and-hold";
  }

  @Override
  public int warmUp() {
    return 0;
  }

  @Override
  public Decider start(int instruments) {
    return (view, targets) -> {
      if (view.bars() == 1) {
        targets.every(1.0 / view.instruments());
      }
    };
  }
}
