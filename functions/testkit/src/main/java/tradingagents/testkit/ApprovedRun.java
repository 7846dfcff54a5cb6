package tradingagents.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Quantity;
import tradingagents.model.order.Order;
import tradingagents.model.order.Side;

/** A run as it stands when its order is due: the verdict is in, everything before is left out. */
public final class ApprovedRun {
  /** The account that its orders go to. */
  public static final String ACCOUNT = "paper";

  /** The close at which it decides. */
  public static final Instant AS_OF = Instant.parse("2018-05-10T20:00:00Z");

  /** The session of that close. */
  public static final LocalDate SESSION = LocalDate.of(2018, 5, 10);

  private ApprovedRun() {}

  /**
   * A run whose verdict allows one order.
   *
   * @param id the run's id
   * @param side the order's direction
   * @param units the order's size
   * @param epoch of the switch at the verdict
   * @return version 2
   */
  public static Run of(String id, Side side, long units, long epoch) {
    RiskVerdict.Ticket order = new RiskVerdict.Ticket(side, Quantity.of(units));
    return with(id, new RiskVerdict(true, List.of(), order, "approved", epoch), false);
  }

  /**
   * The same on another data set.
   *
   * @param run of the box
   * @param dataset its name
   * @return with everything else as it was
   */
  public static Run on(Run run, String dataset) {
    Mandate was = run.mandate();
    Mandate mandate =
        new Mandate(
            was.symbol(),
            was.asOfDate(),
            was.session(),
            was.asOf(),
            was.analysts(),
            was.depth(),
            was.model(),
            dataset,
            was.account(),
            was.portfolio(),
            was.approvalRequired(),
            was.shortingAllowed(),
            was.createdAt(),
            was.deadline(),
            was.origin(),
            was.reasoning());
    return new Run(run.id(), mandate, run.outcomes(), run.version(), run.orderIntended());
  }

  /**
   * A run with any verdict.
   *
   * @param id the run's id
   * @param verdict the gate's answer
   * @param approvalRequired whether a person must agree
   * @return version 2
   */
  public static Run with(String id, RiskVerdict verdict, boolean approvalRequired) {
    Mandate mandate =
        new Mandate(
            new Symbol("AAPL"),
            SESSION,
            SESSION,
            AS_OF,
            List.of(Step.MARKET_ANALYST),
            1,
            "rules",
            "box",
            ACCOUNT,
            null,
            approvalRequired,
            false,
            AS_OF,
            AS_OF.plusSeconds(900),
            Origin.UNKNOWN);
    Task task = Task.of(Step.RISK_CHECK);
    return Run.start(id, mandate).with(new Recorded(task, verdict, Usage.NONE, AS_OF, AS_OF));
  }

  /**
   * The intent that the run's verdict allows, under any id.
   *
   * @param run with an approved verdict
   * @param clientOrderId ours
   * @return not sent
   */
  public static Order intent(Run run, String clientOrderId) {
    RiskVerdict verdict = run.outcome(RiskVerdict.class).orElseThrow();
    if (verdict.order() == null) {
      throw new IllegalArgumentException("the verdict allows no order");
    }
    return Order.intent(
        clientOrderId, run.mandate().symbol(), verdict.order().side(), verdict.order().quantity());
  }
}
