/**
 * Backtests, from a request to an answer. Start with {@link
 * tradingagents.lab.backtest.BacktestStudy}.
 */
package tradingagents.lab.backtest;
