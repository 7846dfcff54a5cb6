/**
 * What can be wrong with prices, and how it is found. Start with {@link
 * tradingagents.feeds.quality.QualityCheck}.
 */
package tradingagents.feeds.quality;
