package tradingagents.quant.backtest.strategy;

import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.catalogue.Argument;
import tradingagents.quant.indicator.Live;
import tradingagents.quant.indicator.Rsi;

/**
 * Buys what fell fast and sells when it has recovered: in when the {@link Rsi} is below {@code
 * low}, out when it is above {@code high}. Each instrument has its equal part of the equity.
 * Source: J. W. Wilder, New Concepts in Technical Trading Systems (1978), section VI, whose levels
 * are 30 and 70.
 *
 * @param period bars of the index
 * @param low from 0, below high
 * @param high at most 100
 */
public record RsiReversion(int period, double low, double high) implements Strategy {
  /** Checks window and levels. */
  public RsiReversion {
    Checks.window("period", period);
    Checks.between("low level", low, 0, 100);
    Checks.between("high level", high, 0, 100);
    if (low >= high) {
      throw new IllegalArgumentException(
          "the low level, %s, must be below the high one, %s".formatted(low, high));
    }
  }

  @Override
  public String name() {
    return "rsi:%d:%s:%s".formatted(period, Argument.typed(low), Argument.typed(high));
  }

  @Override
  public int warmUp() {
    return period;
  }

  @Override
  public Decider start(int instruments) {
    return Switches.of(
        instruments,
        i -> {
          Feed feed = new Feed(i);
          Live rsi = feed.live(new Rsi(period));
          return (view, in) -> {
            feed.take(view);
            if (rsi.value() < low) {
              return Switches.IN;
            }
            return rsi.value() > high ? Switches.OUT : Switches.STAY;
          };
        });
  }
}
