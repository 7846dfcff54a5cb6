/**
 * Alpaca's market data: bars as traded, corporate actions, quotes, news. Start with {@link
 * tradingagents.feeds.vendor.alpaca.Alpaca}.
 */
package tradingagents.feeds.vendor.alpaca;
