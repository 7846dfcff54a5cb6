/**
 * Measures of risk over a moving stretch of prices, pure on arrays. Start with {@link
 * tradingagents.quant.measure.RealisedVolatility}.
 */
package tradingagents.quant.measure;
