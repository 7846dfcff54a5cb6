package tradingagents.quant.measure;

import java.util.OptionalInt;

/**
 * One fall below a high and the way back. Periods are counted from 1, the period of the first
 * return; peak 0 is the start, before it.
 *
 * @param peak the last period at the high
 * @param trough the period of the lowest wealth, the first of equals
 * @param recovery the first period at the high again; empty while under water
 * @param depth the fall from peak to trough as a positive fraction of the peak
 * @param length periods under water: from the one after the peak to the recovery inclusive, or to
 *     the end
 */
public record Drawdown(int peak, int trough, OptionalInt recovery, double depth, int length) {}
