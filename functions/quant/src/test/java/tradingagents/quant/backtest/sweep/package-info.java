/** Tests of the sweep. */
package tradingagents.quant.backtest.sweep;
