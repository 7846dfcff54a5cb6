package tradingagents.testkit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tradingagents.desk.evidence.Claim;
import tradingagents.desk.report.EvidenceLine;
import tradingagents.desk.run.Approval;
import tradingagents.desk.run.Cancelled;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.OrderReceipt;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Symbol;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderStatus;

/**
 * One run for every way a run can stand, with believable words and numbers over {@link SampleBars}.
 * The same objects' content at every call: nothing is random, no clock is read.
 */
public final class SampleRuns {
  /** When every sample was asked for. */
  public static final Instant CREATED = Instant.parse("2026-01-05T10:00:00Z");

  /** The close of the newest known session. */
  public static final Instant AS_OF = Instant.parse("2018-05-11T20:00:00Z");

  private static final Usage RULES =
      new Usage("rules", "5f1d2c9ab04e7731", 1840, 212, new BigDecimal("0.0000"));

  private SampleRuns() {}

  /**
   * Every sample by its name, in a stable order.
   *
   * @return complete, running, hold, refused, review, failed, working, cancelled, waiting
   */
  public static Map<String, Run> all() {
    Map<String, Run> all = new LinkedHashMap<>();
    all.put("complete", complete());
    all.put("running", running());
    all.put("hold", hold());
    all.put("refused", refused());
    all.put("review", review());
    all.put("failed", failed());
    all.put("working", working());
    all.put("cancelled", cancelled());
    all.put("waiting", waitingApproval());
    return all;
  }

  /**
   * Two rounds, four analysts (one failed), an approval, an order and its fill.
   *
   * @return closed
   */
  public static Run complete() {
    Run run = verdict(decided(mandate(2, true), SampleWords.decision()), true);
    run = add(run, Step.APPROVAL, 1, new Approval(true, "ada", "Within the plan."), Usage.NONE, 0);
    return ordered(run, SampleWords.filled());
  }

  /**
   * Analysts have reported, the bull has spoken.
   *
   * @return running
   */
  public static Run running() {
    Run run = analysed(Run.start("run-0007", mandate(2, false)));
    return add(run, Step.BULL_RESEARCHER, 1, SampleWords.bull(1), RULES, 412);
  }

  /**
   * Decided, nothing to trade.
   *
   * @return closed
   */
  public static Run hold() {
    return decided(mandate(1, false), SampleWords.hold());
  }

  /**
   * The gate said no.
   *
   * @return closed
   */
  public static Run refused() {
    return verdict(decided(mandate(1, false), SampleWords.decision()), false);
  }

  /**
   * A person must look.
   *
   * @return review
   */
  public static Run review() {
    return decided(
        mandate(1, false), Decision.review("The research manager's answer could not be read."));
  }

  /**
   * The trader's step could not be done.
   *
   * @return failed
   */
  public static Run failed() {
    Run run = debated(analysed(Run.start("run-0004", mandate(1, false))));
    run = add(run, Step.RESEARCH_MANAGER, 1, SampleWords.ruling(), RULES, 188);
    Failure failure =
        new Failure(Reason.UNREADABLE_ANSWER, "the trader answered prose, not a proposal");
    return add(run, Step.TRADER, 1, new Failed(failure), RULES, 95);
  }

  /**
   * The order waits for a session that the data does not have.
   *
   * @return closed, order WORKING
   */
  public static Run working() {
    Run run = verdict(decided(mandate(1, false), SampleWords.decision()), true);
    String note =
        "waits for the open of the session after 2018-05-11, which the data does not have";
    return ordered(run, SampleWords.order(OrderStatus.WORKING, List.of(), note));
  }

  /**
   * A person stopped it during the debate.
   *
   * @return cancelled
   */
  public static Run cancelled() {
    Cancelled word = new Cancelled("ada", "Asked for the wrong date.");
    return add(running(), Step.CANCELLATION, 1, word, Usage.NONE, 0);
  }

  /**
   * Approved by the gate, a person has not spoken.
   *
   * @return waiting
   */
  public static Run waitingApproval() {
    return verdict(decided(mandate(1, true), SampleWords.decision()), true);
  }

  /**
   * A mandate over the four analysts, asked for on a Saturday.
   *
   * @param depth rounds of both debates
   * @param approval whether a person must approve
   * @return as of 2018-05-12, session 2018-05-11
   */
  public static Mandate mandate(int depth, boolean approval) {
    return new Mandate(
        new Symbol("AAPL"),
        LocalDate.of(2018, 5, 12),
        SampleBars.LAST,
        AS_OF,
        Step.of(Step.Kind.ANALYST),
        depth,
        "rules",
        "box",
        "paper",
        null,
        approval,
        false,
        CREATED,
        CREATED.plus(Duration.ofMinutes(30)),
        Origin.UNKNOWN);
  }

  /**
   * Every citation of the reports and the decision as a line of evidence.
   *
   * @param run any
   * @return verified but for one contradicted and one unsupported line
   */
  public static List<EvidenceLine> evidence(Run run) {
    List<EvidenceLine> lines = new ArrayList<>();
    for (Point point : SampleWords.marketPoints()) {
      for (Point.Citation citation : point.citations()) {
        Fact fact = SampleWords.fact(citation.fact());
        lines.add(line(point.text(), fact.value(), fact, fact.source(), Claim.Status.VERIFIED));
      }
    }
    Fact close = SampleWords.fact("market.close");
    BigDecimal wrong = new BigDecimal("201.00");
    lines.add(
        line("It trades above 200.", wrong, close, close.source(), Claim.Status.CONTRADICTED));
    Fact none = SampleWords.fact("market.rsi14");
    lines.add(
        line(
            "Nine in ten analysts agree.",
            new BigDecimal("0.9"),
            none,
            "no such fact in the snapshot",
            Claim.Status.UNSUPPORTED));
    return run.outcomes().isEmpty() ? List.of() : lines;
  }

  private static EvidenceLine line(
      String claim, BigDecimal value, Fact like, String source, Claim.Status status) {
    return new EvidenceLine(claim, value, like.unit(), source, like.knownAt(), status);
  }

  private static Run analysed(Run start) {
    Run run = add(start, Step.MARKET_ANALYST, 1, SampleWords.marketReport(), RULES, 143);
    run = add(run, Step.NEWS_ANALYST, 1, SampleWords.noNews(), RULES, 61);
    Failure failure = new Failure(Reason.UNREADABLE_ANSWER, "no report could be read");
    run = add(run, Step.SENTIMENT_ANALYST, 1, new Failed(failure), RULES, 77);
    return add(run, Step.FUNDAMENTALS_ANALYST, 1, SampleWords.fundamentals(), RULES, 118);
  }

  private static Run debated(Run analysed) {
    Run run = analysed;
    for (int round = 1; round <= run.mandate().depth(); round++) {
      run = add(run, Step.BULL_RESEARCHER, round, SampleWords.bull(round), RULES, 412);
      run = add(run, Step.BEAR_RESEARCHER, round, SampleWords.bear(round), RULES, 398);
    }
    return run;
  }

  private static Run decided(Mandate mandate, Decision decision) {
    Run run = debated(analysed(Run.start("run-0001", mandate)));
    run = add(run, Step.RESEARCH_MANAGER, 1, SampleWords.ruling(), RULES, 188);
    run = add(run, Step.TRADER, 1, SampleWords.proposal(), RULES, 84);
    for (int round = 1; round <= mandate.depth(); round++) {
      for (Step voice : Step.of(Step.Kind.RISK_VOICE)) {
        run = add(run, voice, round, SampleWords.voice(voice, round), RULES, 205);
      }
    }
    return add(run, Step.PORTFOLIO_MANAGER, 1, decision, RULES, 240);
  }

  private static Run verdict(Run run, boolean approved) {
    RiskVerdict verdict = approved ? SampleWords.approved() : SampleWords.refused();
    return add(run, Step.RISK_CHECK, 1, verdict, Usage.NONE, 6);
  }

  private static Run ordered(Run run, Order order) {
    return add(
        run.withOrderIntended(), Step.BROKER_ACTION, 1, new OrderReceipt(order), Usage.NONE, 21);
  }

  private static Run add(Run run, Step step, int round, Outcome said, Usage usage, long millis) {
    boolean parallel = step.kind() == Step.Kind.ANALYST || step.kind() == Step.Kind.RISK_VOICE;
    Instant started = parallel ? group(run, step, round) : end(run);
    return run.with(
        new Recorded(new Task(step, round), said, usage, started, started.plusMillis(millis)));
  }

  private static Instant group(Run run, Step step, int round) {
    return run.outcomes().stream()
        .filter(r -> r.task().step().kind() == step.kind() && r.task().round() == round)
        .map(Recorded::startedAt)
        .findFirst()
        .orElse(end(run));
  }

  private static Instant end(Run run) {
    return run.outcomes().stream()
        .map(Recorded::finishedAt)
        .max(Instant::compareTo)
        .orElse(CREATED)
        .plusMillis(9);
  }
}
