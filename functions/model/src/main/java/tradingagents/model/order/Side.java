package tradingagents.model.order;

/** The direction of a trade. */
public enum Side {
  /** Cash goes out, units come in. */
  BUY,
  /** Units go out, cash comes in. */
  SELL
}
