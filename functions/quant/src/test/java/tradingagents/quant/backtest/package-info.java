/** Tests of backtests. Start with {@link tradingagents.quant.backtest.RandomBars}. */
package tradingagents.quant.backtest;
