package tradingagents.quant.backtest;

/**
 * A strategy that is short where another one would be out: of each instrument the same part of the
 * equity, sold. Before the first decision nothing is held.
 *
 * @param strategy the other one
 */
public record ShortInsteadOfOut(Strategy strategy) implements Strategy {
  @Override
  public String name() {
    return strategy.name() + " short";
  }

  @Override
  public int warmUp() {
    return strategy.warmUp();
  }

  @Override
  public Decider start(int instruments) {
    Decider decider = strategy.start(instruments);
    return (view, targets) -> {
      decider.decide(view, targets);
      for (int i = 0; targets.any() && i < instruments; i++) {
        if (targets.weight(i) == 0) {
          targets.weight(i, -1.0 / instruments);
        }
      }
    };
  }
}
