/** Tests of what trading costs. */
package tradingagents.quant.backtest.cost;
