/**
 * The filings of the SEC, each number by when it was filed. Start with {@link
 * tradingagents.feeds.vendor.edgar.Edgar}.
 */
package tradingagents.feeds.vendor.edgar;
