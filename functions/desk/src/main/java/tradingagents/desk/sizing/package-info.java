/**
 * From a rating to a size, by code alone. Start with {@link
 * tradingagents.desk.sizing.TargetWeights}: which share of equity a rating asks for.
 */
package tradingagents.desk.sizing;
