/**
 * Which trades bring holdings back to their target weights. Start with {@link
 * tradingagents.quant.rebalance.Rebalancer}; how it may trade is a {@link
 * tradingagents.quant.rebalance.RebalanceMode}. Exact money and whole units throughout: no floating
 * point here. A suggestion, never an order.
 */
package tradingagents.quant.rebalance;
