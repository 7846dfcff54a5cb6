package tradingagents.quant.series;

import java.util.Arrays;
import java.util.List;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;

/**
 * The columns of a series of bars as doubles, oldest first: open, high, low and close in the unit
 * of the prices, volume in units. A statistic's view of a {@link BarSeries}; money and orders use
 * the exact one. What is in here is complete and plausible: five columns of one length, every
 * number finite, prices above zero, {@code low <= open, close <= high}, volumes not negative;
 * anything else is refused with an {@link IllegalArgumentException} that names the bar. Immutable.
 */
public final class Bars {
  private final double[] open;
  private final double[] high;
  private final double[] low;
  private final double[] close;
  private final double[] volume;

  /**
   * Bars from their columns, which are copied.
   *
   * @param open first prices, oldest first
   * @param high highest prices
   * @param low lowest prices
   * @param close last prices
   * @param volume units traded
   */
  public Bars(double[] open, double[] high, double[] low, double[] close, double[] volume) {
    this.open = open.clone();
    this.high = high.clone();
    this.low = low.clone();
    this.close = close.clone();
    this.volume = volume.clone();
    for (double[] column : List.of(open, high, low, volume)) {
      if (column.length != close.length) {
        throw new IllegalArgumentException(
            "the columns must be equally long, not %d and %d"
                .formatted(column.length, close.length));
      }
    }
    for (int i = 0; i < close.length; i++) {
      check(i);
    }
  }

  /**
   * The bars of a series.
   *
   * @param series of the market
   * @return as many
   */
  public static Bars of(BarSeries series) {
    List<Bar> bars = series.bars();
    return new Bars(
        bars.stream().mapToDouble(bar -> bar.open().doubleValue()).toArray(),
        bars.stream().mapToDouble(bar -> bar.high().doubleValue()).toArray(),
        bars.stream().mapToDouble(bar -> bar.low().doubleValue()).toArray(),
        bars.stream().mapToDouble(bar -> bar.close().doubleValue()).toArray(),
        bars.stream().mapToDouble(Bar::volume).toArray());
  }

  /**
   * A series that has closes only. Each bar opens, peaks, bottoms and closes at one price and has
   * no volume, so what looks at ranges or volume has nothing to see in it.
   *
   * @param closes oldest first
   * @return as many bars
   */
  public static Bars ofCloses(double[] closes) {
    return new Bars(closes, closes, closes, closes, new double[closes.length]);
  }

  private void check(int i) {
    try {
      check(open[i], high[i], low[i], close[i], volume[i]);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + " (bar " + (i + 1) + ")", e);
    }
  }

  /**
   * Refuses a bar that no market shows, with an {@link IllegalArgumentException}.
   *
   * @param open first price
   * @param high highest price
   * @param low lowest price
   * @param close last price
   * @param volume units traded
   */
  public static void check(double open, double high, double low, double close, double volume) {
    for (double price : new double[] {open, high, low, close}) {
      if (!(price > 0 && price < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a price must be a number above zero, not " + price);
      }
    }
    if (high < low) {
      throw new IllegalArgumentException("high, " + high + ", must not be below low, " + low);
    }
    if (high < Math.max(open, close) || low > Math.min(open, close)) {
      throw new IllegalArgumentException(
          "open, %s, and close, %s, must lie between low, %s, and high, %s"
              .formatted(open, close, low, high));
    }
    if (!(volume >= 0 && volume < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a volume must be a number, zero or more, not " + volume);
    }
  }

  /**
   * How many bars there are.
   *
   * @return zero or more
   */
  public int size() {
    return close.length;
  }

  /**
   * An opening price.
   *
   * @param i from 0, the oldest
   * @return above zero
   */
  public double open(int i) {
    return open[i];
  }

  /**
   * A highest price.
   *
   * @param i from 0, the oldest
   * @return above zero
   */
  public double high(int i) {
    return high[i];
  }

  /**
   * A lowest price.
   *
   * @param i from 0, the oldest
   * @return above zero
   */
  public double low(int i) {
    return low[i];
  }

  /**
   * A closing price.
   *
   * @param i from 0, the oldest
   * @return above zero
   */
  public double close(int i) {
    return close[i];
  }

  /**
   * A volume.
   *
   * @param i from 0, the oldest
   * @return zero or more
   */
  public double volume(int i) {
    return volume[i];
  }

  /**
   * All opens.
   *
   * @return a copy, oldest first
   */
  public double[] opens() {
    return open.clone();
  }

  /**
   * All closes.
   *
   * @return a copy, oldest first
   */
  public double[] closes() {
    return close.clone();
  }

  /**
   * All volumes.
   *
   * @return a copy, oldest first
   */
  public double[] volumes() {
    return volume.clone();
  }

  /**
   * The oldest bars.
   *
   * @param size how many, at most {@link #size()}
   * @return the same bars as far as that
   */
  public Bars first(int size) {
    return slice(0, size);
  }

  /**
   * A stretch of bars.
   *
   * @param from index of its first bar
   * @param to index of the bar after its last, at most {@link #size()}
   * @return those bars
   */
  public Bars slice(int from, int to) {
    return new Bars(
        Arrays.copyOfRange(open, from, to),
        Arrays.copyOfRange(high, from, to),
        Arrays.copyOfRange(low, from, to),
        Arrays.copyOfRange(close, from, to),
        Arrays.copyOfRange(volume, from, to));
  }
}
