/**
 * What can be wrong with prices, and how it is found. Start with {@link
 * tradingagents.desk.quality.QualityCheck}.
 */
package tradingagents.desk.quality;
