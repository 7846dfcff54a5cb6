/** Search spaces and searches against counted and listed answers. */
package tradingagents.quant.backtest.search;
