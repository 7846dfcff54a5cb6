package tradingagents.quant.backtest;

import java.util.List;
import tradingagents.quant.measure.Performance;
import tradingagents.quant.measure.Terms;

/**
 * What came of a strategy: the account at the close of every bar, and every fill. Equity is cash
 * and what is held, at the close, after the trades of the bar. The return of a bar goes from the
 * close before to its close, with its trades and costs; the first return begins with the capital.
 */
public final class Backtest {
  private final String strategy;
  private final EventEngine engine;
  private final double[] equity;
  private final double[] cash;
  private final double exposure;
  private final List<Fill> fills;
  private final double borrowed;
  private final double dividends;
  private final int givenUp;

  Backtest(
      String strategy,
      EventEngine engine,
      double[] equity,
      double[] cash,
      double exposure,
      List<Fill> fills,
      double borrowed,
      double dividends,
      int givenUp) {
    this.strategy = strategy;
    this.engine = engine;
    this.equity = equity;
    this.cash = cash;
    this.exposure = exposure;
    this.fills = List.copyOf(fills);
    this.borrowed = borrowed;
    this.dividends = dividends;
    this.givenUp = givenUp;
  }

  /**
   * The strategy's name.
   *
   * @return such as {@code sma:20:50}
   */
  public String strategy() {
    return strategy;
  }

  /**
   * How many bars there are.
   *
   * @return two or more
   */
  public int bars() {
    return equity.length;
  }

  /**
   * Equity at the close of a bar.
   *
   * @param bar its index
   * @return above zero
   */
  public double equity(int bar) {
    return equity[bar];
  }

  /**
   * Cash at the close of a bar.
   *
   * @param bar its index
   * @return a part of the equity
   */
  public double cash(int bar) {
    return cash[bar];
  }

  /**
   * Equity at the last close.
   *
   * @return above zero
   */
  public double finalEquity() {
    return equity[equity.length - 1];
  }

  /**
   * Returns of all bars but the first.
   *
   * @return fractions, one fewer than bars
   */
  public double[] returns() {
    double[] returns = new double[equity.length - 1];
    double before = engine.setup().capital();
    for (int i = 0; i < returns.length; i++) {
      returns[i] = equity[i + 1] / before - 1;
      before = equity[i + 1];
    }
    return returns;
  }

  /**
   * The measures of the returns.
   *
   * @param trials of how many tried strategies this one was chosen
   * @param trialVariance variance of their Sharpe ratios per period, NaN when it is not known
   * @return all of them
   */
  public Performance performance(int trials, double trialVariance) {
    Terms terms = new Terms(engine.setup().periodsPerYear(), 0, 0, 0.95, trials, trialVariance);
    return Performance.of(returns(), null, terms);
  }

  /**
   * Every fill, in order.
   *
   * @return often none
   */
  public List<Fill> fills() {
    return fills;
  }

  /**
   * The fills put together to trades.
   *
   * @return in the order in which they were entered
   */
  public List<Trade> trades() {
    return Trades.of(engine.market(), fills);
  }

  /**
   * How much of the equity was at work.
   *
   * @return mean over all bars of what was held, long and short together, by equity
   */
  public double exposure() {
    return exposure;
  }

  /**
   * How often the equity was traded in a year.
   *
   * @return value of all fills by mean equity and years
   */
  public double turnover() {
    double sum = 0;
    for (double value : equity) {
      sum += value;
    }
    double traded = 0;
    for (Fill fill : fills) {
      traded += fill.value();
    }
    double years = (double) (equity.length - 1) / engine.setup().periodsPerYear();
    return traded / (sum / equity.length) / years;
  }

  /**
   * Commissions paid.
   *
   * @return in the currency of the account
   */
  public double commission() {
    return fills.stream().mapToDouble(Fill::commission).sum();
  }

  /**
   * What spread and slippage cost.
   *
   * @return in the currency of the account
   */
  public double slippage() {
    return fills.stream().mapToDouble(Fill::slippage).sum();
  }

  /**
   * Interest paid on what was short.
   *
   * @return in the currency of the account
   */
  public double borrowing() {
    return borrowed;
  }

  /**
   * Dividends got, less those paid on what was short.
   *
   * @return in the currency of the account
   */
  public double dividends() {
    return dividends;
  }

  /**
   * Orders that were given up because there was no cash for a single unit, or for the commission.
   *
   * @return often none
   */
  public int givenUp() {
    return givenUp;
  }
}
