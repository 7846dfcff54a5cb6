/** Backtests beside the rest of the house. */
package tradingagents.quant.backtest;
