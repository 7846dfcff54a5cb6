package tradingagents.desk.gate;

/** Whether orders may be made at all. */
public enum TradingState {
  /** Yes. */
  ACTIVE,
  /** Only orders that make a position smaller. */
  REDUCING,
  /** None. */
  HALTED
}
