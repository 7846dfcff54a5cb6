package tradingagents.chain.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tradingagents.desk.port.Bus;
import tradingagents.desk.port.RunStore;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * The outbox of everything that has no message behind it, and the net under everything that has: it
 * announces again what is due in runs that stand still, and ends runs that are past their deadline.
 * A task under a live lease is being worked on and is left alone. A run whose order is intended is
 * never ended by the clock: what became of the order must be learnt first.
 */
public final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  private final RunStore store;
  private final Bus bus;
  private final InstantSource clock;

  /**
   * A sweeper.
   *
   * @param store the facts
   * @param bus the announcements
   * @param clock the time
   */
  public Sweeper(RunStore store, Bus bus, InstantSource clock) {
    this.store = store;
    this.bus = bus;
    this.clock = clock;
  }

  /**
   * What one sweep did.
   *
   * @param seen runs that stood still
   * @param announced runs whose due turns were announced again
   * @param expired runs ended by their deadline
   */
  public record Swept(int seen, int announced, int expired) {}

  /**
   * Sweeps once. One run's fault does not keep the others from being swept.
   *
   * @param quiet how long a run must have stood still
   * @return what was done
   */
  public Swept sweep(Duration quiet) {
    Instant now = clock.instant();
    int announced = 0;
    int expired = 0;
    List<String> standing = store.open(now.minus(quiet));
    for (String runId : standing) {
      try (var _ = MDC.putCloseable("run_id", runId)) {
        Run run = store.load(runId).orThrow();
        MDC.put("correlation_id", run.correlationId());
        if (now.isAfter(run.mandate().deadline()) && !run.orderIntended() && !ended(run)) {
          expired += expire(run, now) ? 1 : 0;
        } else {
          announced += announce(run, now) ? 1 : 0;
        }
      } catch (FailureException e) {
        LOG.warn("sweeping {}: {}", runId, e.failure());
      } finally {
        MDC.remove("correlation_id");
      }
    }
    return new Swept(standing.size(), announced, expired);
  }

  private static boolean ended(Run run) {
    return Workflow.status(run).isFinal();
  }

  private boolean announce(Run run, Instant now) {
    List<Task> working = store.working(run.id(), now);
    List<Task> due = Workflow.due(run).stream().filter(task -> !working.contains(task)).toList();
    bus.announce(run, due);
    return !due.isEmpty();
  }

  private boolean expire(Run run, Instant now) {
    Failure late =
        new Failure(
            Reason.DEADLINE, "not finished by " + run.mandate().deadline() + ": " + waitsFor(run));
    Recorded recorded =
        new Recorded(Task.of(Step.DEADLINE), new Failed(late), Usage.NONE, now, now);
    return switch (store.record(run, recorded)) {
      case Result.Ok<Run> ok -> true;
      // Somebody moved the run just now: the next sweep looks again.
      case Result.Err<Run>(Failure failure) -> false;
    };
  }

  private static String waitsFor(Run run) {
    List<Task> due = Workflow.due(run);
    return due.isEmpty() ? "it waits for a person" : "it waits for " + due;
  }
}
