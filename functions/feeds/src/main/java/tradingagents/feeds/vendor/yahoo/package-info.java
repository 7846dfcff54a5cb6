/**
 * Yahoo Finance: no key, no contract, no promise. Its web pages' own addresses, as they are known
 * to work. Start with {@link tradingagents.feeds.vendor.yahoo.Yahoo}.
 */
package tradingagents.feeds.vendor.yahoo;
