/**
 * Market words. Start with {@link tradingagents.model.market.Bar} and {@link
 * tradingagents.model.market.BarSeries}; every datum says when it was known and where it came from.
 * When the exchange is open is said by {@link tradingagents.model.market.TradingCalendar}.
 */
package tradingagents.model.market;
