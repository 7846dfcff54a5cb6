/** Tiingo: daily prices as traded, quotes of IEX, news. It takes the place of IEX Cloud. */
package tradingagents.feeds.vendor.tiingo;
