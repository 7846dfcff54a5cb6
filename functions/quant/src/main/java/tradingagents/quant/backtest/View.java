package tradingagents.quant.backtest;

import tradingagents.quant.series.Bars;
import tradingagents.quant.series.Means;

/**
 * Everything that was known when a bar had closed: its prices and those before, and the account. It
 * moves on with the bars; it has no way to a later one. Prices are asked for by how many bars ago
 * they were. Where prices are as traded and splits are known, everything here counts in units of
 * the first bar, so that a split is no fall.
 */
public final class View {
  private final EventEngine engine;
  private final Bars[] bars;
  private final Means[] means;
  private final Account account;
  private int last = -1;

  View(EventEngine engine, Account account) {
    this.engine = engine;
    this.bars = engine.bars;
    this.means = engine.means;
    this.account = account;
  }

  void at(int bar) {
    last = bar;
  }

  /**
   * How many bars are known.
   *
   * @return one or more; the newest is 0 bars ago
   */
  public int bars() {
    return last + 1;
  }

  /**
   * How many instruments there are.
   *
   * @return one or more
   */
  public int instruments() {
    return bars.length;
  }

  private int index(int ago) {
    if (ago < 0 || ago > last) {
      throw new IllegalArgumentException(
          "%d bars are known: from 0 to %d bars ago, not %d".formatted(last + 1, last, ago));
    }
    return last - ago;
  }

  /**
   * A close.
   *
   * @param instrument its number
   * @param ago 0 for the bar that has just closed
   * @return the price
   */
  public double close(int instrument, int ago) {
    return bars[instrument].close(index(ago));
  }

  /**
   * An open.
   *
   * @param instrument its number
   * @param ago 0 for the bar that has just closed
   * @return the price
   */
  public double open(int instrument, int ago) {
    return bars[instrument].open(index(ago));
  }

  /**
   * A high.
   *
   * @param instrument its number
   * @param ago 0 for the bar that has just closed
   * @return the price
   */
  public double high(int instrument, int ago) {
    return bars[instrument].high(index(ago));
  }

  /**
   * A low.
   *
   * @param instrument its number
   * @param ago 0 for the bar that has just closed
   * @return the price
   */
  public double low(int instrument, int ago) {
    return bars[instrument].low(index(ago));
  }

  /**
   * A volume.
   *
   * @param instrument its number
   * @param ago 0 for the bar that has just closed
   * @return units traded
   */
  public double volume(int instrument, int ago) {
    return bars[instrument].volume(index(ago));
  }

  /**
   * The mean of the newest closes, in constant time.
   *
   * @param instrument its number
   * @param window how many closes
   * @return the price; exact where prices have six decimals or fewer
   */
  public double mean(int instrument, int window) {
    index(window - 1);
    return means[instrument].mean(last, window);
  }

  /**
   * What is held of an instrument.
   *
   * @param instrument its number
   * @return units; below zero when short
   */
  public double units(int instrument) {
    return account.units(instrument) / engine.share(instrument, last);
  }

  /**
   * Cash in the account.
   *
   * @return in its currency
   */
  public double cash() {
    return account.cash();
  }

  /**
   * Cash and what is held, at the newest closes.
   *
   * @return in the currency of the account
   */
  public double equity() {
    double equity = account.cash();
    for (int i = 0; i < bars.length; i++) {
      equity += units(i) * bars[i].close(last);
    }
    return equity;
  }
}
