/**
 * Market words. Start with {@link tradingagents.model.market.Bar} and {@link
 * tradingagents.model.market.BarSeries}; every datum says when it was known and where it came from.
 */
package tradingagents.model.market;
