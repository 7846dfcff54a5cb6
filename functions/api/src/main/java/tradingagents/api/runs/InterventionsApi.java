package tradingagents.api.runs;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Fields;
import tradingagents.chain.http.Problem;
import tradingagents.chain.http.ProblemException;
import tradingagents.chain.http.Reply;
import tradingagents.desk.port.Bus;
import tradingagents.desk.port.RunStore;
import tradingagents.desk.run.Approval;
import tradingagents.desk.run.Cancelled;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * What a person may say in a run: stop it, approve or reject its order. A person's word is recorded
 * as a step's is, under the version of the run that it was said to, and saying the same again is no
 * mistake.
 */
public final class InterventionsApi {
  private static final int ATTEMPTS = 5;
  private static final int LONGEST_REASON = 500;

  private final RunStore store;
  private final Bus bus;
  private final InstantSource clock;

  /**
   * The operations.
   *
   * @param store the runs
   * @param bus the announcements
   * @param clock the time
   */
  public InterventionsApi(RunStore store, Bus bus, InstantSource clock) {
    this.store = store;
    this.bus = bus;
    this.clock = clock;
  }

  /**
   * {@code DELETE /v1/runs/{id}}: cancels a run. An order that was already intended is not undone.
   *
   * @param call names the run
   * @return 202 with the run's line; 409 when it is closed
   */
  public Reply cancel(Call call) {
    Cancelled word = new Cancelled(call.subject(), "cancelled over the API");
    return said(say(call.named("id"), Step.CANCELLATION, run -> cancelling(run, word)));
  }

  private static Optional<Outcome> cancelling(Run run, Cancelled word) {
    Status status = Workflow.status(run);
    if (status == Status.CANCELLED) {
      return Optional.empty();
    }
    if (status.isFinal()) {
      throw conflict("run_closed", "the run is " + status + " already");
    }
    if (run.orderIntended()) {
      throw conflict("order_intended", "the run's order is on its way already");
    }
    return Optional.of(word);
  }

  /**
   * {@code POST /v1/runs/{id}/approval}: approves or rejects the order that a run waits with. What
   * that makes due is announced; the sweeper announces it should this function die before.
   *
   * @param call names the run; {@code granted}, and why
   * @return 202 with the run's line; 409 when the run waits for nobody, or has another answer
   */
  public Reply approve(Call call) {
    Fields fields = Fields.of(call);
    Optional<Boolean> granted = fields.flag("granted");
    if (granted.isEmpty()) {
      fields.missing("granted");
    }
    String reason = fields.text("reason", InterventionsApi::reason).orElse("");
    fields.done();
    Approval word = new Approval(granted.orElseThrow(), call.subject(), reason);
    Run run = say(call.named("id"), Step.APPROVAL, seen -> approving(seen, word));
    List<Task> due = Workflow.due(run);
    if (!due.isEmpty()) {
      bus.announce(run, due);
    }
    return said(run);
  }

  private Optional<Outcome> approving(Run run, Approval word) {
    Optional<Approval> before = run.outcome(Approval.class);
    if (before.isPresent()) {
      if (before.get().granted() == word.granted()) {
        return Optional.empty();
      }
      throw conflict(
          "answered_already",
          "the order was " + (before.get().granted() ? "approved" : "rejected") + " already");
    }
    Status status = Workflow.status(run);
    if (status != Status.WAITING_APPROVAL) {
      throw conflict("not_waiting", "the run is " + status + " and waits for nobody's word");
    }
    if (clock.instant().isAfter(run.mandate().deadline())) {
      throw conflict("too_late", "the run waited until " + run.mandate().deadline());
    }
    return Optional.of(word);
  }

  private static String reason(String text) {
    if (text.length() > LONGEST_REASON) {
      throw new IllegalArgumentException("must have at most " + LONGEST_REASON + " characters");
    }
    return text;
  }

  /** Records what the word is for the run as it stands; empty when that was said already. */
  private Run say(String runId, Step step, Function<Run, Optional<Outcome>> word) {
    for (int attempt = 1; ; attempt++) {
      Run run = store.load(runId).orThrow();
      Optional<Outcome> outcome = word.apply(run);
      if (outcome.isEmpty()) {
        return run;
      }
      Instant now = clock.instant();
      Recorded recorded = new Recorded(Task.of(step), outcome.get(), Usage.NONE, now, now);
      Result<Run> stored = store.record(run, recorded);
      boolean again =
          stored instanceof Result.Err<Run>(Failure failure)
              && failure.reason() == Reason.CONFLICT
              && attempt < ATTEMPTS;
      if (!again) {
        return stored.orThrow();
      }
    }
  }

  private static Reply said(Run run) {
    return Reply.json(202, RunLine.of(run));
  }

  private static ProblemException conflict(String code, String detail) {
    return new ProblemException(Problem.conflict(code, detail));
  }
}
