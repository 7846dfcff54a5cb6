package tradingagents.quant.backtest.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What each pair of a grid came to. A row is {@code
 * fast,slow,finalEquity,sharpe,maxDrawdown,trades}, numbers to twelve significant digits, an absent
 * one (the Sharpe ratio of a pair that never traded) empty. Sharpe ratios are of the returns of all
 * bars but the first, annualised with the root of the periods a year, standard deviation by n - 1.
 */
public final class SweepTable {
  /** Names of a row's columns. */
  public static final String HEADER = "fast,slow,finalEquity,sharpe,maxDrawdown,trades";

  private static final MathContext DIGITS = new MathContext(12);

  private final SmaGrid grid;
  private final int returns;
  private final int periodsPerYear;
  private final double[] finalEquity;
  private final double[] sharpe;
  private final double[] maxDrawdown;
  private final int[] trades;

  SweepTable(SmaGrid grid, int returns, int periodsPerYear) {
    this.grid = grid;
    this.returns = returns;
    this.periodsPerYear = periodsPerYear;
    finalEquity = new double[grid.size()];
    sharpe = new double[grid.size()];
    maxDrawdown = new double[grid.size()];
    trades = new int[grid.size()];
  }

  /** Takes what a pair came to; squares of returns are summed, too. */
  void put(int pair, double equity, double sum, double squares, double drawdown, int entered) {
    double mean = sum / returns;
    double variance = (squares - sum * mean) / (returns - 1);
    row(pair, equity, entered == 0 ? Double.NaN : mean / Math.sqrt(variance), drawdown, entered);
  }

  /** Takes the row of a pair from a table that has it under another number. */
  void take(int pair, SweepTable other, int there) {
    row(
        pair,
        other.finalEquity[there],
        other.sharpe[there],
        other.maxDrawdown[there],
        other.trades[there]);
  }

  /** Takes a row that was computed elsewhere; its Sharpe ratio is per period. */
  void row(int pair, double equity, double sharpeRatio, double drawdown, int entered) {
    finalEquity[pair] = equity;
    sharpe[pair] = sharpeRatio;
    maxDrawdown[pair] = drawdown;
    trades[pair] = entered;
  }

  /** Sharpe ratio per period. */
  double sharpePerPeriod(int pair) {
    return sharpe[pair];
  }

  /**
   * The pairs.
   *
   * @return as many as rows
   */
  public SmaGrid grid() {
    return grid;
  }

  /**
   * Equity at the last close.
   *
   * @param pair its number
   * @return above zero
   */
  public double finalEquity(int pair) {
    return finalEquity[pair];
  }

  /**
   * Sharpe ratio a year.
   *
   * @param pair its number
   * @return NaN for a pair that never traded
   */
  public double sharpe(int pair) {
    return sharpe[pair] * Math.sqrt(periodsPerYear);
  }

  /**
   * Sharpe ratios per period.
   *
   * @return by pair; NaN for one that never traded
   */
  public double[] sharpesPerPeriod() {
    return sharpe.clone();
  }

  /**
   * Deepest fall below a high.
   *
   * @param pair its number
   * @return a fraction of the high, zero or more
   */
  public double maxDrawdown(int pair) {
    return maxDrawdown[pair];
  }

  /**
   * How often it bought.
   *
   * @param pair its number
   * @return zero or more
   */
  public int trades(int pair) {
    return trades[pair];
  }

  /**
   * The pairs with the highest Sharpe ratios.
   *
   * @param most how many at most
   * @return numbers of pairs, the best first; of equals the first pair
   */
  public List<Integer> best(int most) {
    return IntStream.range(0, sharpe.length)
        .boxed()
        .filter(pair -> !Double.isNaN(sharpe[pair]))
        .sorted(Comparator.comparingDouble((Integer pair) -> -sharpe[pair]))
        .limit(most)
        .toList();
  }

  /**
   * The rows.
   *
   * @return one a line, each ended by a line feed, without the header
   */
  public String rows() {
    StringBuilder rows = new StringBuilder();
    for (int pair = 0; pair < trades.length; pair++) {
      rows.append(grid.fast(pair)).append(',').append(grid.slow(pair)).append(',');
      append(rows, finalEquity[pair]).append(',');
      append(rows, sharpe(pair)).append(',');
      append(rows, maxDrawdown[pair]).append(',').append(trades[pair]).append('\n');
    }
    return rows.toString();
  }

  private static StringBuilder append(StringBuilder rows, double value) {
    return Double.isFinite(value)
        ? rows.append(new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString())
        : rows;
  }
}
