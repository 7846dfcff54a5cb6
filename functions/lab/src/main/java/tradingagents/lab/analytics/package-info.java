/**
 * The kinds of analysis, one study each. Start with {@link tradingagents.lab.analytics.Study}; the
 * shortest example is {@link tradingagents.lab.analytics.AttributionStudy}.
 */
package tradingagents.lab.analytics;
