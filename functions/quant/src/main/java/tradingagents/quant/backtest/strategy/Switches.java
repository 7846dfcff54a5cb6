package tradingagents.quant.backtest.strategy;

import java.util.function.IntFunction;
import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.backtest.Targets;
import tradingagents.quant.backtest.View;

/**
 * Strategies that are in or out of each instrument for itself: each has its equal part of the
 * equity, and an order is sent only when the switch is thrown.
 */
final class Switches implements Strategy.Decider {
  static final int OUT = -1;
  static final int STAY = 0;
  static final int IN = 1;

  /** Says of one instrument whether to be in, out, or to stay. */
  @FunctionalInterface
  interface Signal {
    int next(View view, boolean in);
  }

  private final Signal[] signals;
  private final boolean[] in;

  private Switches(int instruments, IntFunction<Signal> signals) {
    this.signals = new Signal[instruments];
    for (int i = 0; i < instruments; i++) {
      this.signals[i] = signals.apply(i);
    }
    in = new boolean[instruments];
  }

  /** Asked at every bar. */
  static Switches of(int instruments, IntFunction<Signal> signals) {
    return new Switches(instruments, signals);
  }

  @Override
  public void decide(View view, Targets targets) {
    for (int i = 0; i < signals.length; i++) {
      int signal = signals[i].next(view, in[i]);
      if (signal != STAY && (signal == IN) != in[i]) {
        in[i] = signal == IN;
        targets.weight(i, in[i] ? 1.0 / signals.length : 0);
      }
    }
  }
}
