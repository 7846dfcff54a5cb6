package tradingagents.desk.gate;

import tradingagents.model.order.Side;

/** Whether orders may be made at all; loosest first. */
public enum TradingState {
  /** Yes. */
  ACTIVE,
  /** Only orders that make a position smaller. */
  REDUCING,
  /** None. */
  HALTED;

  /**
   * Whether an order may go out. How much of a position a sale may cut is the gate's question.
   *
   * @param side its direction
   * @return false for every order when halted
   */
  public boolean allows(Side side) {
    return switch (this) {
      case ACTIVE -> true;
      case REDUCING -> side == Side.SELL;
      case HALTED -> false;
    };
  }

  /**
   * Whether this state forbids more than another.
   *
   * @param other the other one
   * @return false for the same
   */
  public boolean isTighterThan(TradingState other) {
    return compareTo(other) > 0;
  }
}
