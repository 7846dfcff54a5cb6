/**
 * Measures: what a return series comes down to. Returns are simple fractions per period, oldest
 * first; a measure that has no answer (no loss to divide by) is NaN, never a made-up zero. Start
 * with {@link tradingagents.quant.measure.Moments}.
 */
package tradingagents.quant.measure;
