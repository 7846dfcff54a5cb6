package tradingagents.quant.backtest.strategy;

import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.indicator.Ema;
import tradingagents.quant.indicator.Live;

/**
 * Long while the {@link Ema} of {@code fast} bars is above that of {@code slow} ones, else out.
 * Each instrument has its equal part of the equity. Source: J. Murphy, Technical Analysis of the
 * Financial Markets (1999), chapter 9, on two averages.
 *
 * @param fast period of the fast average, shorter than slow
 * @param slow period of the slow average, in bars
 */
public record EmaCross(int fast, int slow) implements Strategy {
  /** Checks the windows. */
  public EmaCross {
    Checks.windows(fast, slow);
  }

  @Override
  public String name() {
    return "ema:" + fast + ":" + slow;
  }

  @Override
  public int warmUp() {
    return slow - 1;
  }

  @Override
  public Decider start(int instruments) {
    return Switches.of(
        instruments,
        i -> {
          Feed feed = new Feed(i);
          Live quick = feed.live(new Ema(fast));
          Live calm = feed.live(new Ema(slow));
          return (view, in) -> {
            feed.take(view);
            return quick.value() > calm.value() ? Switches.IN : Switches.OUT;
          };
        });
  }
}
