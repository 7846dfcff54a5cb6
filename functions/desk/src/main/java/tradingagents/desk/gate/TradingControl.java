package tradingagents.desk.gate;

/**
 * The switch as it was read.
 *
 * @param state whether orders may be made
 * @param epoch counts the switch's changes: an order is intended only under the epoch it was
 *     checked at
 */
public record TradingControl(TradingState state, long epoch) {}
