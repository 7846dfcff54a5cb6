package tradingagents.quant.backtest.sweep;

import tradingagents.quant.backtest.FillTiming;
import tradingagents.quant.backtest.cost.Costs;
import tradingagents.quant.series.Bars;
import tradingagents.quant.series.Means;

/**
 * What a sweep needs to know of every bar, so that a holding of any length is settled by what it
 * was bought and sold at and by running sums: long or flat, all of the cash at a time, at costs
 * that are a part of the price. The return of a bar goes from the close before to its close, with
 * its trades; the close before the first bar counts as the first close.
 */
final class SweepPrices {
  final double[] closes;
  final Means means;
  final int lag;

  /** Units that one of cash buys. */
  final double[] units;

  /** Cash that one unit brings. */
  final double[] proceeds;

  /** Returns of somebody who holds, added up from the tile's first bar to each; then squares. */
  final double[] sums;

  final double[] squares;

  /** The same, less the return of the bar by which somebody who buys there enters. */
  final double[] enterSums;

  final double[] enterSquares;

  /** The same, with the bar's return replaced by that of somebody who sells there. */
  final double[] leaveSums;

  final double[] leaveSquares;

  SweepPrices(double[] closes, double[] fills, int lag, Costs costs) {
    double buying = costs.buying();
    double selling = costs.selling();
    int bars = closes.length;
    this.closes = closes;
    this.lag = lag;
    means = Means.of(closes);
    units = new double[bars];
    proceeds = new double[bars];
    sums = new double[bars];
    squares = new double[bars];
    enterSums = new double[bars];
    enterSquares = new double[bars];
    leaveSums = new double[bars];
    leaveSquares = new double[bars];
    double sum = 0;
    double square = 0;
    double before = closes[0];
    for (int t = 0; t < bars; t++) {
      if (t % Extremes.SIZE == 0) {
        sum = 0;
        square = 0;
      }
      units[t] = 1 / (fills[t] * buying);
      proceeds[t] = fills[t] * selling;
      double enter = closes[t] * units[t] - 1;
      double leave = proceeds[t] / before - 1;
      double hold = closes[t] / before - 1;
      leaveSums[t] = sum + leave;
      leaveSquares[t] = square + leave * leave;
      sum += hold;
      square += hold * hold;
      sums[t] = sum;
      squares[t] = square;
      enterSums[t] = sum - enter;
      enterSquares[t] = square - enter * enter;
      before = closes[t];
    }
  }

  static SweepPrices of(Bars bars, FillTiming timing, Costs costs) {
    return new SweepPrices(bars.closes(), timing.prices(bars), timing.lag(), costs);
  }

  int bars() {
    return closes.length;
  }
}
