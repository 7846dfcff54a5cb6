package tradingagents.desk.gate;

import tradingagents.desk.run.RiskVerdict.Check;

/**
 * One question of the gate: pure, exact, and answered with the value it saw and the limit it knows.
 * A rule that cannot see its value refuses; a rule about the order passes when there is no order.
 */
public sealed interface RiskRule
    permits TradingStateRule,
        InstrumentRule,
        RestrictedRule,
        SessionRule,
        PriceRule,
        PriceAgeRule,
        OrderSizeRule,
        OrderValueRule,
        OrderVolumeRule,
        CashRule,
        PositionWeightRule {
  /**
   * The rule's name in verdicts, reports and documents.
   *
   * @return small letters and dashes
   */
  String name();

  /**
   * Asks the question.
   *
   * @param situation the facts
   * @param limits what is allowed
   * @return the finding, under this rule's name
   */
  Check evaluate(Situation situation, Limits limits);

  /** The finding that the value is allowed. */
  default Check passed(String value, String limit) {
    return new Check(name(), value, limit, true);
  }

  /** The finding that the value is not allowed. */
  default Check refused(String value, String limit) {
    return new Check(name(), value, limit, false);
  }

  /** One or the other. */
  default Check judged(boolean allowed, String value, String limit) {
    return new Check(name(), value, limit, allowed);
  }

  /** What a rule about the order says when there is none. */
  default Check noOrder(String limit) {
    return passed("no order", limit);
  }
}
