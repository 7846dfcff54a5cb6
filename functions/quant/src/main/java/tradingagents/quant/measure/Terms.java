package tradingagents.quant.measure;

/**
 * On what terms returns are measured. Rates are returns per period, not per year.
 *
 * @param periodsPerYear 252 of days, 52 of weeks, 12 of months
 * @param mar minimum acceptable return, for Sortino, omega and downside deviation
 * @param riskFree risk-free return
 * @param level confidence, 0.95 for value at risk of one period in twenty; also of the minimum
 *     track record length
 * @param trials of how many tried strategies this one was chosen, 1 when none was chosen from
 * @param trialVariance variance of the trials' Sharpe ratios per period; NaN to take the variance
 *     of the estimate itself, which is what trials of luck alone would show
 */
public record Terms(
    int periodsPerYear,
    double mar,
    double riskFree,
    double level,
    int trials,
    double trialVariance) {
  /** Days; no minimum, no risk-free return, 0.95, one trial. */
  public static final Terms DAILY = new Terms(252, 0, 0, 0.95, 1, Double.NaN);

  /** Checks each. */
  public Terms {
    Series.periods(periodsPerYear);
    Series.rate("minimum acceptable return", mar);
    Series.rate("risk-free rate", riskFree);
    Series.level(level);
    SharpeInference.expectedMaximum(trials, Double.isNaN(trialVariance) ? 0 : trialVariance);
  }
}
