/**
 * The series of the Federal Reserve Bank of St. Louis, with their vintages. Start with {@link
 * tradingagents.feeds.vendor.fred.Fred}.
 */
package tradingagents.feeds.vendor.fred;
