/**
 * What trading costs in a backtest. Start with {@link tradingagents.quant.backtest.cost.Costs}. All
 * of it is deterministic: the same fill always costs the same.
 */
package tradingagents.quant.backtest.cost;
