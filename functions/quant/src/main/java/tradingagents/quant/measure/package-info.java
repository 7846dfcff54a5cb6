/**
 * Measures of risk over a stretch of prices, pure on arrays. Start with {@link
 * tradingagents.quant.measure.MaximumDrawdown}.
 */
package tradingagents.quant.measure;
