/**
 * Many pairs of moving averages at once. Start with {@link
 * tradingagents.quant.backtest.sweep.SmaSweep}.
 */
package tradingagents.quant.backtest.sweep;
