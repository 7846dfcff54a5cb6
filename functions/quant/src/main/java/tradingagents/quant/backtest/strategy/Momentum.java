package tradingagents.quant.backtest.strategy;

import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.backtest.Targets;
import tradingagents.quant.backtest.View;

/**
 * Every so many bars, holds the instruments that rose most: those {@code top} of them with the
 * highest return over {@code lookback} bars, as far as it is above zero; of equal ones the first.
 * Each of them gets one part of {@code top} (or of all instruments, if there are fewer), and the
 * parts that no rising instrument fills stay cash. With one instrument: in while it rose, else out.
 * Source: N. Jegadeesh and S. Titman, Returns to Buying Winners and Selling Losers, Journal of
 * Finance 48 (1993); cash instead of losers after G. Antonacci, Dual Momentum Investing (2014).
 *
 * @param lookback bars that the return goes over
 * @param every how many bars from one choice to the next; the first is after {@code lookback} bars
 * @param top how many instruments, one or more
 */
public record Momentum(int lookback, int every, int top) implements Strategy {
  /** Checks each. */
  public Momentum {
    Checks.window("lookback", lookback);
    Checks.window("time between choices", every);
    if (top < 1) {
      throw new IllegalArgumentException("at least one instrument is chosen, not " + top);
    }
  }

  @Override
  public String name() {
    return "momentum:%d:%d:%d".formatted(lookback, every, top);
  }

  @Override
  public int warmUp() {
    return lookback;
  }

  @Override
  public Decider start(int instruments) {
    double[] returns = new double[instruments];
    int places = Math.min(top, instruments);
    return (view, targets) -> {
      if (Checks.isDue(view, lookback, every)) {
        choose(view, targets, returns, places);
      }
    };
  }

  private void choose(View view, Targets targets, double[] returns, int places) {
    for (int i = 0; i < returns.length; i++) {
      returns[i] = view.close(i, 0) / view.close(i, lookback) - 1;
    }
    targets.every(0);
    for (int place = 0; place < places; place++) {
      int best = 0;
      for (int i = 1; i < returns.length; i++) {
        best = returns[i] > returns[best] ? i : best;
      }
      if (!(returns[best] > 0)) {
        return;
      }
      targets.weight(best, 1.0 / places);
      returns[best] = 0;
    }
  }
}
