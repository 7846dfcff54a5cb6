/**
 * Search over the parameters of a strategy: a space as data, and three ways through it. What a
 * point is worth is the caller's to say ({@link tradingagents.quant.backtest.search.Objective}).
 * Start with {@link tradingagents.quant.backtest.search.ParameterSpace}.
 */
package tradingagents.quant.backtest.search;
