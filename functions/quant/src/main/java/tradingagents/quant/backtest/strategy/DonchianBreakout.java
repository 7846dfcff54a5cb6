package tradingagents.quant.backtest.strategy;

import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.indicator.Donchian;
import tradingagents.quant.indicator.Live;

/**
 * In when the close is above the highest high of the {@code entry} bars before this one, out when
 * it is below the lowest low of the {@code exit} bars before. Each instrument has its equal part of
 * the equity. Source: C. Faith, Way of the Turtle (2007): 20 and 10 bars are the Turtles' first
 * system, there with intraday stops, here decided at closes.
 *
 * @param entry bars of the channel to break upwards
 * @param exit bars of the channel to fall out of
 */
public record DonchianBreakout(int entry, int exit) implements Strategy {
  /** Checks the windows. */
  public DonchianBreakout {
    Checks.window("entry window", entry);
    Checks.window("exit window", exit);
  }

  @Override
  public String name() {
    return "donchian:" + entry + ":" + exit;
  }

  @Override
  public int warmUp() {
    return entry;
  }

  @Override
  public Decider start(int instruments) {
    Donchian channel = new Donchian(entry);
    int upper = channel.lines().indexOf("upper");
    int lower = channel.lines().indexOf("lower");
    return Switches.of(
        instruments,
        i -> {
          Feed feed = new Feed(i);
          Live entries = feed.live(channel);
          Live exits = feed.live(new Donchian(exit));
          return (view, in) -> {
            double highest = entries.value(upper);
            double lowest = exits.value(lower);
            feed.take(view);
            double close = view.close(i, 0);
            if (close > highest) {
              return Switches.IN;
            }
            return close < lowest ? Switches.OUT : Switches.STAY;
          };
        });
  }
}
