package tradingagents.local.simulation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.RiskVerdict.Ticket;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;
import tradingagents.model.order.Side;

/**
 * What every step says, as a function of its task and of what those before it said: who speaks too
 * early or from a stale read says something else, and the final state shows it.
 */
final class Script {
  private Script() {}

  static Outcome says(Run run, Task task) {
    String heard = heard(run, task);
    return switch (task.step()) {
      case MARKET_ANALYST, NEWS_ANALYST, SENTIMENT_ANALYST, FUNDAMENTALS_ANALYST ->
          new Report(Stance.BULLISH, task + heard, List.of(), List.of());
      case BULL_RESEARCHER, BEAR_RESEARCHER -> new Argument(task + heard, List.of(), null);
      case AGGRESSIVE_RISK, CONSERVATIVE_RISK, NEUTRAL_RISK ->
          new Argument(task + heard, List.of(), Ratio.of("0.5"));
      case RESEARCH_MANAGER -> new Ruling(Rating.BUY, 0.75, heard, List.of(), List.of());
      case TRADER -> new Proposal(Proposal.Action.BUY, heard, null, null);
      case PORTFOLIO_MANAGER ->
          new Decision(
              Rating.BUY, Ratio.of("0.1"), 0.5, heard, heard, null, null, List.of(), List.of());
      case RISK_CHECK ->
          new RiskVerdict(true, List.of(), new Ticket(Side.BUY, Quantity.of(10)), heard, 0);
      case BROKER_ACTION, APPROVAL, CANCELLATION, DEADLINE ->
          throw new IllegalArgumentException("not scripted: " + task);
    };
  }

  /** All that was said before this step's stage; those of the same stage speak at the same time. */
  private static String heard(Run run, Task task) {
    return run.outcomes().stream()
        .map(Recorded::task)
        .filter(earlier -> !stage(earlier.step()).equals(stage(task.step())))
        .sorted()
        .map(Task::toString)
        .collect(Collectors.joining(", ", " heard [", "]"));
  }

  private static String stage(Step step) {
    return switch (step.kind()) {
      case ANALYST, RISK_VOICE -> step.kind().name();
      case DEBATER, DECIDER, AUTHORITY, PERSON, CLOCK -> step.name();
    };
  }

  static Failure failure(Fault fault) {
    return switch (fault) {
      case REASONER_TIMEOUT, REASONER_DEAD -> new Failure(Reason.TIMEOUT, "no answer in time");
      case REASONER_GARBAGE -> new Failure(Reason.UNREADABLE_ANSWER, "not the asked type");
      default -> throw new IllegalArgumentException("not a reasoner's fault: " + fault);
    };
  }

  /**
   * The final state that pure arithmetic gives: no store, no bus, no queue. Authority over orders
   * is left out; its outcomes are checked against the exchange.
   */
  static Map<Task, Outcome> expected(Run start, Map<Task, Fault> failing) {
    Run run = start;
    while (true) {
      List<Task> due =
          Workflow.due(run).stream().filter(t -> t.step() != Step.BROKER_ACTION).toList();
      if (due.isEmpty()) {
        Map<Task, Outcome> all = new TreeMap<>();
        run.outcomes().forEach(recorded -> all.put(recorded.task(), recorded.outcome()));
        return all;
      }
      Task task = due.getFirst();
      Fault fault = failing.get(task);
      Outcome outcome = fault == null ? says(run, task) : new Failed(failure(fault));
      var at = run.mandate().createdAt();
      run = run.with(new Recorded(task, outcome, Usage.NONE, at, at));
    }
  }
}
