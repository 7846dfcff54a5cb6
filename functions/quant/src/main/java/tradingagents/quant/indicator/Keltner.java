package tradingagents.quant.indicator;

import java.util.List;
import tradingagents.quant.series.Bars;

/**
 * Keltner channel, in the unit of the prices: the {@link Ema} of the close (middle) and the same
 * minus and plus {@code multiplier} times the {@link Atr} (lower, upper). Warm-up: period - 1 for
 * the middle; the longer of that and {@code atrPeriod} for the bands. Source: C. Keltner, How to
 * Make Money in Commodities (1960), in the form of L. B. Raschke with exponential average and true
 * range.
 *
 * @param period bars of the average, usually 20
 * @param multiplier how many average true ranges, usually 2; above zero
 * @param atrPeriod bars of the average true range, usually 10
 */
public record Keltner(int period, double multiplier, int atrPeriod) implements Indicator {
  private static final int MIDDLE = 1;

  /** Checks windows and multiplier. */
  public Keltner {
    Arguments.window(period);
    Arguments.aboveZero("multiplier", multiplier);
    Arguments.window(atrPeriod);
  }

  @Override
  public List<String> lines() {
    return List.of("lower", "middle", "upper");
  }

  @Override
  public int warmUp() {
    return period - 1;
  }

  @Override
  public int warmUp(int line) {
    return line == MIDDLE ? period - 1 : Math.max(period - 1, atrPeriod);
  }

  @Override
  public Live live() {
    Smoothing average = Smoothing.exponential(period);
    Live range = new Atr(atrPeriod).live();
    return Live.of(
        3,
        (open, high, low, close, volume, out) -> {
          range.next(open, high, low, close, volume);
          double middle = average.next(close);
          out[0] = middle - multiplier * range.value();
          out[MIDDLE] = middle;
          out[2] = middle + multiplier * range.value();
        });
  }

  @Override
  public double[][] over(Bars bars) {
    double[][] out = unfilled(bars);
    Smoothing average = Smoothing.exponential(period);
    double[] range = new Atr(atrPeriod).over(bars)[0];
    for (int i = 0; i < bars.size(); i++) {
      double middle = average.next(bars.close(i));
      out[0][i] = middle - multiplier * range[i];
      out[MIDDLE][i] = middle;
      out[2][i] = middle + multiplier * range[i];
    }
    return out;
  }
}
