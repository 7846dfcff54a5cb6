package tradingagents.chain.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tradingagents.desk.port.Bus;
import tradingagents.desk.port.RunStore;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker;
import tradingagents.desk.run.Worker.Work;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * The step protocol, the same for every function: load the run; if my outcome is recorded, skip the
 * work; else take a short lease, work, and record conditionally on the run's version; then announce
 * what that unlocked; only then is the message acknowledged.
 *
 * <p>A crash anywhere leaves the message in its queue, and redelivery announces again: the message
 * is the outbox. The version condition is load-bearing: without it, analysts that finish together
 * each decide from a stale read and nobody starts the debate.
 */
public final class StepRunner {
  private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);
  private static final int RECORD_ATTEMPTS = 25;

  private final RunStore store;
  private final Bus bus;
  private final Worker worker;
  private final InstantSource clock;
  private final Supplier<String> owners;
  private final Terms terms;

  /**
   * How patient a step is.
   *
   * @param lease how long a task is leased: the function's time-out and a little
   * @param attempts after how many an agent that still cannot answer is recorded as failed; steps
   *     with authority over orders are tried until the run's deadline
   * @param unfinished after how many an agent that was begun and never came to an end, neither an
   *     answer nor a failure, is recorded as failed without being begun again: its function dies
   *     over this turn, and each attempt may have been paid for
   */
  public record Terms(Duration lease, int attempts, int unfinished) {}

  /**
   * A runner.
   *
   * @param store the facts
   * @param bus the announcements
   * @param worker who does the work
   * @param clock the time
   * @param owners names for lease holders, a new one for each delivery
   * @param terms how patient
   */
  public StepRunner(
      RunStore store,
      Bus bus,
      Worker worker,
      InstantSource clock,
      Supplier<String> owners,
      Terms terms) {
    this.store = store;
    this.bus = bus;
    this.worker = worker;
    this.clock = clock;
    this.owners = owners;
    this.terms = terms;
  }

  /** What becomes of the message. */
  public enum Ack {
    /** Delete it: its work is recorded and announced, or can never be done. */
    DONE,
    /** Leave it in the queue: it comes again. */
    RETRY
  }

  /**
   * Handles one delivery.
   *
   * @param runId the run
   * @param task whose turn
   * @return what becomes of the message
   * @throws FailureException when the store cannot be reached at all; the message stays in its
   *     queue
   */
  public Ack handle(String runId, Task task) {
    return switch (store.load(runId)) {
      case Result.Err<Run>(Failure failure) -> unreadable(runId, task, failure);
      case Result.Ok<Run>(Run run) -> {
        try {
          yield advance(run, task);
        } catch (FailureException e) {
          yield giveUpOrRetry(runId, task, e.failure());
        }
      }
    };
  }

  private Ack advance(Run run, Task task) {
    if (run.has(task)) {
      bus.announce(run, Workflow.unlockedBy(run, task));
      return Ack.DONE;
    }
    if (!Workflow.due(run).contains(task)) {
      LOG.info("{} of {} is not due: the run has moved on or ended", task, run.id());
      return Ack.DONE;
    }
    String owner = owners.get();
    Instant startedAt = clock.instant();
    int attempt;
    switch (store.lease(run.id(), task, owner, startedAt, terms.lease())) {
      case Result.Err<Integer>(Failure failure) -> {
        return giveUpOrRetry(run.id(), task, failure);
      }
      case Result.Ok<Integer>(Integer counted) -> attempt = counted;
    }
    Result<Work> result =
        task.step().isAgent() && attempt > terms.unfinished()
            ? Result.err(
                Reason.UNAVAILABLE, "begun %d times, never finished".formatted(attempt - 1))
            : worker.work(run, task);
    if (result instanceof Result.Err<Work>(Failure failure) && mayPass(task, failure, attempt)) {
      store.release(run.id(), task, owner);
      return giveUpOrRetry(run.id(), task, failure);
    }
    Work work =
        switch (result) {
          case Result.Ok<Work>(Work done) -> done;
          case Result.Err<Work>(Failure failure) -> new Work(new Failed(failure), Usage.NONE);
        };
    Recorded recorded =
        new Recorded(task, work.outcome(), work.usage(), startedAt, clock.instant());
    Run after = record(run, recorded);
    bus.announce(after, Workflow.unlockedBy(after, task));
    return Ack.DONE;
  }

  private boolean mayPass(Task task, Failure failure, int attempt) {
    return failure.isTransient() && (!task.step().isAgent() || attempt < terms.attempts());
  }

  /** Adds a fact, reading again and applying again for as long as others add theirs first. */
  Run record(Run seen, Recorded recorded) {
    Run run = seen;
    for (int attempt = 1; ; attempt++) {
      switch (store.record(run, recorded)) {
        case Result.Ok<Run>(Run stored) -> {
          return stored;
        }
        case Result.Err<Run>(Failure failure) -> {
          if (failure.reason() != Reason.CONFLICT || attempt == RECORD_ATTEMPTS) {
            throw new FailureException(failure);
          }
        }
      }
      run = store.load(run.id()).orThrow();
      if (run.has(recorded.task())) {
        return run;
      }
    }
  }

  /** What a delivery does when its run cannot be loaded. */
  private static Ack unreadable(String runId, Task task, Failure failure) {
    return switch (failure.reason()) {
      // The table is not there or closed to us: one clear error for whoever looks.
      case INVALID, FORBIDDEN, UNAVAILABLE, TIMEOUT -> throw new FailureException(failure);
      default -> giveUpOrRetry(runId, task, failure);
    };
  }

  private static Ack giveUpOrRetry(String runId, Task task, Failure failure) {
    // Nothing can be recorded for a run that does not exist. Everything else stays in the queue: it
    // passes, or it ends in the dead-letter queue, where an alarm and the sweeper see it.
    boolean hopeless = failure.reason() == Reason.NOT_FOUND;
    LOG.warn("{} of {}: {}{}", task, runId, failure, hopeless ? "" : " (will be tried again)");
    return hopeless ? Ack.DONE : Ack.RETRY;
  }
}
