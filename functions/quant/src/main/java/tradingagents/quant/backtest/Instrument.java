package tradingagents.quant.backtest;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tradingagents.quant.series.Bars;

/**
 * What can be held in a backtest. Dividends and splits belong to prices as they were traded; prices
 * that are adjusted already have them in, and then a split that the prices do not show is refused,
 * because it would count twice.
 *
 * @param name such as a symbol
 * @param bars oldest first
 * @param dividends cash per unit that goes to who held at the close before the bar; null for none
 * @param splits units that one unit becomes before the bar opens, 1 where there is no split; null
 *     for none
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk; nobody compares two instruments
public record Instrument(
    String name, Bars bars, double @Nullable [] dividends, double @Nullable [] splits) {
  private static final double LARGE = Math.log(1.4);

  /** Checks both. */
  public Instrument {
    check(name, bars, dividends, "dividend", 0);
    check(name, bars, splits, "split", Double.MIN_VALUE);
    if (splits != null) {
      checkSplits(name, bars, splits);
    }
  }

  /**
   * Without dividends or splits.
   *
   * @param name such as a symbol
   * @param bars oldest first
   * @return the instrument
   */
  public static Instrument of(String name, Bars bars) {
    return new Instrument(name, bars, null, null);
  }

  /**
   * With dividends or splits.
   *
   * @param name such as a symbol
   * @param bars oldest first
   * @param dividends by bar, null for none
   * @param splits by bar, null for none
   * @return the instrument
   */
  public static Instrument of(
      String name, Bars bars, double @Nullable [] dividends, double @Nullable [] splits) {
    return new Instrument(name, bars, dividends, splits);
  }

  private static void check(
      String name, Bars bars, double @Nullable [] values, String what, double least) {
    if (values == null) {
      return;
    }
    if (values.length != bars.size()) {
      throw new IllegalArgumentException(
          "%s has %d bars, but there are %d values of %ss"
              .formatted(name, bars.size(), values.length, what));
    }
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= least && values[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "%s: a %s is a number %s, not %s (bar %d)"
                .formatted(name, what, least == 0 ? "from zero" : "above zero", values[i], i + 1));
      }
    }
  }

  /** A split shows in prices as traded: undoing it brings them nearer to the close before. */
  private static void checkSplits(String name, Bars bars, double[] splits) {
    for (int i = 1; i < splits.length; i++) {
      if (Math.abs(Math.log(splits[i])) < LARGE) {
        // A small one cannot be told from what the market did.
        continue;
      }
      double plain = Math.abs(Math.log(bars.open(i) / bars.close(i - 1)));
      double undone = Math.abs(Math.log(bars.open(i) * splits[i] / bars.close(i - 1)));
      if (plain < undone) {
        throw new IllegalArgumentException(
            ("%s has a split of %s at bar %d, but its price went from %s to %s: these prices are"
                    + " adjusted for it already, so leave the split out")
                .formatted(name, splits[i], i + 1, bars.close(i - 1), bars.open(i)));
      }
    }
  }

  /**
   * Whether anything but prices happened.
   *
   * @return true with a dividend or a split
   */
  public boolean hasActions() {
    return (dividends != null && Arrays.stream(dividends).anyMatch(paid -> paid != 0))
        || (splits != null && Arrays.stream(splits).anyMatch(ratio -> ratio != 1));
  }

  /**
   * What one unit held at the first bar has become by each bar.
   *
   * @return by bar; the splits up to and with it, multiplied
   */
  double[] shares() {
    double[] shares = new double[bars.size()];
    double share = 1;
    for (int bar = 0; bar < shares.length; bar++) {
      share *= split(bar);
      shares[bar] = share;
    }
    return shares;
  }

  /** The bars of one unit held at the first: no price jumps where a split was known. */
  Bars unsplit() {
    double[] shares = shares();
    double[][] columns = new double[5][bars.size()];
    for (int bar = 0; bar < shares.length; bar++) {
      columns[0][bar] = bars.open(bar) * shares[bar];
      columns[1][bar] = bars.high(bar) * shares[bar];
      columns[2][bar] = bars.low(bar) * shares[bar];
      columns[3][bar] = bars.close(bar) * shares[bar];
      columns[4][bar] = bars.volume(bar) / shares[bar];
    }
    return new Bars(columns[0], columns[1], columns[2], columns[3], columns[4]);
  }

  double dividend(int bar) {
    return dividends == null ? 0 : dividends[bar];
  }

  double split(int bar) {
    return splits == null ? 1 : splits[bar];
  }

  /**
   * A stretch of bars and what belongs to them.
   *
   * @param from index of the first bar
   * @param to index of the bar after the last
   * @return the same instrument between them
   */
  Instrument slice(int from, int to) {
    return new Instrument(
        name, bars.slice(from, to), cut(dividends, from, to), cut(splits, from, to));
  }

  private static double @Nullable [] cut(double @Nullable [] values, int from, int to) {
    return values == null ? null : Arrays.copyOfRange(values, from, to);
  }
}
