package tradingagents.quant.backtest;

import tradingagents.quant.backtest.cost.Costs;

/**
 * How a backtest trades.
 *
 * @param capital cash at the start, above zero
 * @param timing when orders are filled
 * @param costs of trading and holding
 * @param wholeUnits whether only whole units are traded; what is left over stays cash
 * @param shorts whether instruments may be sold short
 * @param trustOpens whether to fill at opens that look made up
 * @param periodsPerYear bars a year, such as 252
 */
public record Setup(
    double capital,
    FillTiming timing,
    Costs costs,
    boolean wholeUnits,
    boolean shorts,
    boolean trustOpens,
    int periodsPerYear) {
  /** 100,000 in cash, filled at the next open, at no costs, in fractions, days. */
  public static final Setup USUAL =
      new Setup(100_000, FillTiming.NEXT_OPEN, Costs.NONE, false, false, false, 252);

  /** Checks each. */
  public Setup {
    if (!(capital > 0 && capital < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the capital is above zero, not " + capital);
    }
    if (periodsPerYear < 1) {
      throw new IllegalArgumentException(
          "there is one period a year or more, not " + periodsPerYear);
    }
  }

  /**
   * The same with other fills.
   *
   * @param other when orders are filled
   * @return the setup
   */
  public Setup with(FillTiming other) {
    return new Setup(capital, other, costs, wholeUnits, shorts, trustOpens, periodsPerYear);
  }

  /**
   * The same with other costs.
   *
   * @param other of trading and holding
   * @return the setup
   */
  public Setup with(Costs other) {
    return new Setup(capital, timing, other, wholeUnits, shorts, trustOpens, periodsPerYear);
  }

  /**
   * The same for bars whose opens were looked at already.
   *
   * @return fills at them without asking
   */
  public Setup trusting() {
    return new Setup(capital, timing, costs, wholeUnits, shorts, true, periodsPerYear);
  }
}
