/**
 * What a person gets to see of a return series: one HTML file that stands alone. Start with {@link
 * tradingagents.lab.report.PerformancePage}.
 */
package tradingagents.lab.report;
