package tradingagents.quant.backtest.cost;

import tradingagents.quant.series.Bars;

/**
 * How much of an instrument is traded, and how much it moves, as models of market impact want to
 * know it at a bar: the volume of the bar itself, and the average volume and volatility of the bars
 * before it, which is what was known when the order was sent.
 */
public final class Liquidity {
  /** Bars that averages are taken over. */
  public static final int WINDOW = 20;

  private final double[] volume;
  private final double[] averageVolume;
  private final double[] volatility;

  /** Of an instrument whose volumes nobody asks for. */
  public static final Liquidity UNASKED = new Liquidity(Bars.ofCloses(new double[0]));

  private Liquidity(Bars bars) {
    int size = bars.size();
    volume = bars.volumes();
    averageVolume = new double[size];
    volatility = new double[size];
    double[] logs = new double[size];
    for (int i = 1; i < size; i++) {
      logs[i] = Math.log(bars.close(i) / bars.close(i - 1));
    }
    for (int bar = 0; bar < size; bar++) {
      int from = Math.max(0, bar - WINDOW);
      averageVolume[bar] = mean(volume, from, bar);
      volatility[bar] = deviation(logs, Math.max(1, from), bar);
    }
  }

  /**
   * Looks at an instrument.
   *
   * @param bars with volumes
   * @return what is known at each bar
   */
  public static Liquidity of(Bars bars) {
    return new Liquidity(bars);
  }

  private static double mean(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum / (to - from);
  }

  private static double deviation(double[] values, int from, int to) {
    double mean = mean(values, from, to);
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return Math.sqrt(squares / (to - from - 1));
  }

  /**
   * Units traded at a bar.
   *
   * @param bar its index
   * @return zero or more
   */
  public double volume(int bar) {
    return volume[bar];
  }

  /**
   * Mean units per bar over the {@link #WINDOW} bars before, or as many as there are.
   *
   * @param bar its index
   * @return NaN at the first bar
   */
  public double averageVolume(int bar) {
    return averageVolume[bar];
  }

  /**
   * Standard deviation of the log returns of the bars before, per bar.
   *
   * @param bar its index
   * @return NaN before the fourth bar
   */
  public double volatility(int bar) {
    return bar < 3 ? Double.NaN : volatility[bar];
  }
}
