/**
 * Technical indicators, pure on arrays. Start with {@link tradingagents.quant.indicator.Indicator}:
 * every output has the length of its input, is NaN before the warm-up and never looks ahead.
 */
package tradingagents.quant.indicator;
