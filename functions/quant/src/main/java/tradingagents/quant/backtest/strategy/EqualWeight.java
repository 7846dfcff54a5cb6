package tradingagents.quant.backtest.strategy;

import tradingagents.quant.backtest.Strategy;

/**
 * Gives every instrument the same part of the equity, at the first bar and again every so many
 * bars. Source: V. DeMiguel, L. Garlappi and R. Uppal, Optimal Versus Naive Diversification, Review
 * of Financial Studies 22 (2009).
 *
 * @param every bars from one rebalancing to the next
 */
public record EqualWeight(int every) implements Strategy {
  /** Checks it. */
  public EqualWeight {
    Checks.window("time between rebalancings", every);
  }

  @Override
  public String name() {
    return "equal-weight:" + every;
  }

  @Override
  public int warmUp() {
    return 0;
  }

  @Override
  public Decider start(int instruments) {
    return (view, targets) -> {
      if (Checks.isDue(view, 0, every)) {
        targets.every(1.0 / instruments);
      }
    };
  }
}
