/**
 * Alpha Vantage, whose refusals come with HTTP 200. Start with {@link
 * tradingagents.feeds.vendor.alphavantage.AlphaVantage}.
 */
package tradingagents.feeds.vendor.alphavantage;
