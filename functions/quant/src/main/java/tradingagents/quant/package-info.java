/**
 * Numbers. Indicators look at a price series bar by bar ({@link
 * tradingagents.quant.indicator.Indicator}), measures sum a stretch of it up. Everything here is a
 * statistic in doubles: it informs decisions, money and orders are exact types elsewhere.
 */
package tradingagents.quant;
