package tradingagents.quant.indicator;

import java.util.List;
import tradingagents.quant.series.Bars;

/**
 * Donchian channel, in the unit of the prices: the highest high (upper) and the lowest low (lower)
 * of the last {@code period} bars, the newest included, and the middle between them. (A breakout
 * rule compares a price with the channel of the bar before.) Warm-up: period - 1. Source: C. Faith,
 * Way of the Turtle (2007), on Richard Donchian's rule.
 *
 * @param period how many bars, usually 20
 */
public record Donchian(int period) implements Indicator {
  /** Checks the window. */
  public Donchian {
    Arguments.window(period);
  }

  @Override
  public List<String> lines() {
    return List.of("upper", "lower", "middle");
  }

  @Override
  public int warmUp() {
    return period - 1;
  }

  @Override
  public Live live() {
    Channel channel = new Channel(period);
    return Live.of(
        3,
        (open, high, low, close, volume, out) -> {
          out[2] = channel.middle(high, low);
          out[0] = channel.upper();
          out[1] = channel.lower();
        });
  }

  @Override
  public double[][] over(Bars bars) {
    double[][] channel = Channel.over(bars, period);
    double[] middle = new double[bars.size()];
    for (int i = 0; i < middle.length; i++) {
      middle[i] = (channel[0][i] + channel[1][i]) / 2;
    }
    return new double[][] {channel[0], channel[1], middle};
  }
}
