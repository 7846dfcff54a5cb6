package tradingagents.desk.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tradingagents.model.failure.Failure;

/**
 * What is due next, as a pure function of what has been said: no clock, no I/O, no stored phase.
 * Asking twice gives the same answer, so an announcement may be repeated at any time.
 */
public final class Workflow {
  private static final List<Step> RISK_VOICES = Step.of(Step.Kind.RISK_VOICE);

  private Workflow() {}

  /**
   * The turns that are due now. The first rule that applies wins; see docs/run.md for the same
   * rules as a table.
   *
   * @param run the facts so far
   * @return possibly several at once (they are independent), none when the run is closed or waits
   */
  public static List<Task> due(Run run) {
    if (isClosed(run)) {
      return List.of();
    }
    List<Task> analysts = missing(run, run.mandate().analysts(), 1);
    if (!analysts.isEmpty()) {
      return analysts;
    }
    return debateDue(run)
        .or(() -> firstMissing(run, Step.RESEARCH_MANAGER))
        .or(() -> firstMissing(run, Step.TRADER))
        .or(() -> riskDebateDue(run))
        .or(() -> firstMissing(run, Step.PORTFOLIO_MANAGER))
        .orElseGet(() -> afterDecision(run));
  }

  /**
   * The turns that a task's outcome made due. Announcing exactly these after recording, and again
   * after every redelivery, reaches every turn at least once.
   *
   * @param run the facts so far, the task's outcome among them
   * @param task whose outcome
   * @return due now and not due without that outcome
   */
  public static List<Task> unlockedBy(Run run, Task task) {
    List<Task> before = due(run.without(task));
    return due(run).stream().filter(next -> !before.contains(next)).toList();
  }

  /**
   * How the run stands.
   *
   * @param run the facts so far
   * @return derived, never stored
   */
  public static Status status(Run run) {
    if (!due(run).isEmpty()) {
      return Status.RUNNING;
    }
    if (isCancelled(run)) {
      return Status.CANCELLED;
    }
    if (failure(run).isPresent()) {
      return Status.FAILED;
    }
    if (awaitsApproval(run)) {
      return Status.WAITING_APPROVAL;
    }
    boolean review =
        run.outcome(Decision.class).map(d -> d.rating() == Rating.REVIEW).orElse(false);
    return review ? Status.REVIEW : Status.CLOSED;
  }

  /**
   * The failure that closes the run: of any step but an analyst, whose failure counts as "no data".
   *
   * @param run the facts so far
   * @return empty when every essential step could be done
   */
  public static Optional<Failure> failure(Run run) {
    return run.outcomes().stream()
        .filter(r -> r.task().step().kind() != Step.Kind.ANALYST)
        .filter(r -> !(r.task().step() == Step.DEADLINE && run.orderIntended()))
        .flatMap(r -> r.outcome() instanceof Failed(Failure f) ? Stream.of(f) : Stream.empty())
        .findFirst();
  }

  private static boolean isClosed(Run run) {
    return isCancelled(run)
        || failure(run).isPresent()
        || run.outcome(RiskVerdict.class).map(Workflow::ordersNothing).orElse(false);
  }

  private static boolean isCancelled(Run run) {
    return run.has(Task.of(Step.CANCELLATION)) && !run.orderIntended();
  }

  private static boolean ordersNothing(RiskVerdict verdict) {
    return !verdict.approved() || verdict.order() == null;
  }

  private static Optional<List<Task>> debateDue(Run run) {
    for (int round = 1; round <= run.mandate().depth(); round++) {
      for (Step speaker : List.of(Step.BULL_RESEARCHER, Step.BEAR_RESEARCHER)) {
        Task turn = new Task(speaker, round);
        if (!run.has(turn)) {
          return Optional.of(List.of(turn));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<List<Task>> riskDebateDue(Run run) {
    for (int round = 1; round <= run.mandate().depth(); round++) {
      List<Task> missing = missing(run, RISK_VOICES, round);
      if (!missing.isEmpty()) {
        return Optional.of(missing);
      }
    }
    return Optional.empty();
  }

  private static List<Task> afterDecision(Run run) {
    boolean trades =
        run.outcome(Decision.class).map(decision -> decision.rating().wantsTrade()).orElse(false);
    if (!trades) {
      return List.of();
    }
    return firstMissing(run, Step.RISK_CHECK)
        .or(() -> mayOrder(run) ? firstMissing(run, Step.BROKER_ACTION) : Optional.empty())
        .orElse(List.of());
  }

  private static boolean mayOrder(Run run) {
    return !run.mandate().approvalRequired()
        || run.outcome(Approval.class).map(Approval::granted).orElse(false);
  }

  private static boolean awaitsApproval(Run run) {
    return run.mandate().approvalRequired()
        && !isClosed(run)
        && run.outcome(RiskVerdict.class).isPresent()
        && run.outcome(Approval.class).isEmpty();
  }

  private static Optional<List<Task>> firstMissing(Run run, Step step) {
    Task task = Task.of(step);
    return run.has(task) ? Optional.empty() : Optional.of(List.of(task));
  }

  private static List<Task> missing(Run run, List<Step> steps, int round) {
    return steps.stream().map(s -> new Task(s, round)).filter(t -> !run.has(t)).toList();
  }
}
