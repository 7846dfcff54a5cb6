package tradingagents.desk.gate;

import java.util.List;
import java.util.Optional;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.RiskVerdict.Check;
import tradingagents.desk.run.RiskVerdict.Ticket;

/**
 * The deterministic gate between a decision and an order. All rules are always evaluated, so that
 * the verdict shows every value beside its limit; the first refusal in order names the verdict. No
 * prompt reaches it and nothing in it is learned.
 */
public final class RiskGate {
  private static final List<RiskRule> RULES =
      List.of(
          new TradingStateRule(),
          new InstrumentRule(),
          new RestrictedRule(),
          new SessionRule(),
          new PriceRule(),
          new PriceAgeRule(),
          new OrderSizeRule(),
          new OrderValueRule(),
          new OrderVolumeRule(),
          new CashRule(),
          new PositionWeightRule());

  private RiskGate() {}

  /**
   * The rules in the order in which a refusal is reported.
   *
   * @return all of them
   */
  public static List<RiskRule> rules() {
    return RULES;
  }

  /**
   * Judges an order, or the wish for none.
   *
   * @param situation the facts
   * @param limits what is allowed
   * @return approved when every rule passed; with the ticket only then
   */
  public static RiskVerdict judge(Situation situation, Limits limits) {
    List<Check> checks = RULES.stream().map(rule -> rule.evaluate(situation, limits)).toList();
    long epoch = situation.control().epoch();
    Optional<Check> refusal = checks.stream().filter(check -> !check.passed()).findFirst();
    if (refusal.isPresent()) {
      return new RiskVerdict(false, checks, null, sentence(refusal.get()), epoch);
    }
    Ticket order = situation.ticket();
    String note =
        order == null
            ? "nothing to order"
            : order.side()
                + " "
                + order.quantity()
                + " "
                + situation.mandate().symbol()
                + ": all "
                + checks.size()
                + " checks passed";
    return new RiskVerdict(true, checks, order, note, epoch);
  }

  /**
   * The verdict when not even the facts could be read: nothing unknown is ever allowed.
   *
   * @param what which fact
   * @param why what stood in the way
   * @return refused, under an epoch that no order can be intended at
   */
  public static RiskVerdict unreadable(String what, String why) {
    Check check = new Check(what, why, "must be readable", false);
    return new RiskVerdict(false, List.of(check), null, sentence(check), -1);
  }

  private static String sentence(Check refusal) {
    return "refused by "
        + refusal.rule()
        + ": "
        + refusal.value()
        + "; allowed: "
        + refusal.limit();
  }
}
