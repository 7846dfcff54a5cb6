package tradingagents.quant.backtest.validation;

/**
 * What a {@link MonteCarlo} came to; each distribution has one number for each path. Wealth starts
 * at 1.
 *
 * @param expectedBlock expected block length that was drawn with; NaN of trades
 * @param finalWealth wealth at the end
 * @param lowestWealth the lowest wealth on the way, the start included
 * @param maxDrawdown the deepest fall below a high, a positive fraction
 * @param sharpe the Sharpe ratio, annualised of returns, per trade of trades
 * @param fan wealth over time
 */
public record Simulation(
    double expectedBlock,
    Distribution finalWealth,
    Distribution lowestWealth,
    Distribution maxDrawdown,
    Distribution sharpe,
    Fan fan) {

  /** The share of the paths that end with less than they started with. */
  public double probabilityOfLoss() {
    return finalWealth.shareBelow(1);
  }

  /**
   * The share of the paths that fall deeper below a high than this.
   *
   * @param depth a fraction, 0.2 for a fall by a fifth
   */
  public double probabilityOfDrawdown(double depth) {
    if (!(depth >= 0 && depth < 1)) {
      throw new IllegalArgumentException("a drawdown is a fraction from 0 to 1, not " + depth);
    }
    return maxDrawdown.shareAbove(depth);
  }

  /**
   * Risk of ruin: the share of the paths that at some time have lost this much of the start.
   *
   * @param loss a fraction of the start, 0.5 for half of it
   */
  public double riskOfRuin(double loss) {
    if (!(loss > 0 && loss < 1)) {
      throw new IllegalArgumentException(
          "ruin is the loss of a fraction of the start between 0 and 1, not " + loss);
    }
    return lowestWealth.shareAtMost(1 - loss);
  }
}
