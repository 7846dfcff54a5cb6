/**
 * Whether a backtest's result is to be believed: splits that keep the future out of sight, the
 * chance that the best of many trials is best by luck, resampled histories, regimes, comparisons
 * and the look-ahead check. Works on returns and ranges of bars; knows no engine and no strategy.
 * Start with {@link tradingagents.quant.backtest.validation.WalkForward}.
 */
package tradingagents.quant.backtest.validation;
