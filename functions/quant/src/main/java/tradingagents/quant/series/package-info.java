/** Series as plain columns of doubles. Start with {@link tradingagents.quant.series.Bars}. */
package tradingagents.quant.series;
