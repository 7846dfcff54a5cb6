/** What models cost. Start with {@link tradingagents.api.costs.CostsApi}. */
package tradingagents.api.costs;
