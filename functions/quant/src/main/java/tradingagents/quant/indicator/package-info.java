/**
 * Technical indicators. Start with {@link tradingagents.quant.indicator.Indicator}: a number for
 * each bar, NaN before the warm-up, that never looks ahead. Each has a streaming form, {@link
 * tradingagents.quant.indicator.Live}; an array is a stream that is already there. Where an
 * indicator does next to nothing per bar its array form is a loop of its own. Both give the same
 * numbers to the last bit. {@link tradingagents.quant.indicator.Indicators} knows all of them by
 * name. Sums over a moving window add what is in the window and subtract nothing, so no rounding
 * error piles up along a series.
 */
package tradingagents.quant.indicator;
