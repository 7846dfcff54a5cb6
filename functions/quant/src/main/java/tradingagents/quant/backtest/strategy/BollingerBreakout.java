package tradingagents.quant.backtest.strategy;

import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.catalogue.Argument;
import tradingagents.quant.indicator.Bollinger;
import tradingagents.quant.indicator.Live;

/**
 * Follows a breakout: in when the close is above the upper {@link Bollinger} band, out when it is
 * below the middle. Each instrument has its equal part of the equity. Source: J. Bollinger,
 * Bollinger on Bollinger Bands (2001), chapter 16, on volatility breakouts.
 *
 * @param period bars of the bands
 * @param width standard deviations from the middle to a band, above zero
 */
public record BollingerBreakout(int period, double width) implements Strategy {
  /** Checks window and width. */
  public BollingerBreakout {
    Checks.window("period", period);
    Checks.aboveZero("width", width);
  }

  @Override
  public String name() {
    return "bollinger:%d:%s".formatted(period, Argument.typed(width));
  }

  @Override
  public int warmUp() {
    return period - 1;
  }

  @Override
  public Decider start(int instruments) {
    Bollinger bands = new Bollinger(period, width);
    int upper = bands.lines().indexOf("upper");
    int middle = bands.lines().indexOf("middle");
    return Switches.of(
        instruments,
        i -> {
          Feed feed = new Feed(i);
          Live live = feed.live(bands);
          return (view, in) -> {
            feed.take(view);
            double close = view.close(i, 0);
            if (close > live.value(upper)) {
              return Switches.IN;
            }
            return close < live.value(middle) ? Switches.OUT : Switches.STAY;
          };
        });
  }
}
