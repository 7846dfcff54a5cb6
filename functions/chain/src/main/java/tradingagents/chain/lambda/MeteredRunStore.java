package tradingagents.chain.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tradingagents.desk.port.RunQuery;
import tradingagents.desk.port.RunStore;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Result;

/**
 * A store that measures what is recorded: whoever records a fact (a step, the sweeper, a person),
 * it is counted once, where it becomes one. A metric that cannot be written is logged; no run ever
 * fails for it.
 */
final class MeteredRunStore implements RunStore {
  private static final Logger LOG = LoggerFactory.getLogger(MeteredRunStore.class);
  private static final double MILLIS = 1000;

  private final RunStore store;
  private final MetricSink metrics;

  MeteredRunStore(RunStore store, MetricSink metrics) {
    this.store = store;
    this.metrics = metrics;
  }

  @Override
  public Result<Run> record(Run seen, Recorded recorded) {
    Result<Run> result = store.record(seen, recorded);
    if (result instanceof Result.Ok<Run>(Run after)) {
      try {
        turn(recorded);
        end(after, recorded);
      } catch (RuntimeException e) {
        LOG.warn("measuring {}", recorded.task(), e);
      }
    }
    return result;
  }

  private void turn(Recorded recorded) {
    Step step = recorded.task().step();
    if (step.isFunction()) {
      metrics.put(Metric.AGENT_DURATION, step.wireName(), millis(recorded));
      if (recorded.outcome() instanceof Failed) {
        metrics.put(Metric.AGENT_FAILED, step.wireName(), 1);
      }
    }
    if (step == Step.DEADLINE) {
      metrics.put(Metric.RUNS_EXPIRED, "", 1);
    }
    if (recorded.outcome() instanceof RiskVerdict verdict) {
      blockedBy(verdict).ifPresent(rule -> metrics.put(Metric.RISK_BLOCKED, rule, 1));
    }
  }

  private static Optional<String> blockedBy(RiskVerdict verdict) {
    return verdict.checks().stream()
        .filter(check -> !check.passed())
        .map(RiskVerdict.Check::rule)
        .findFirst();
  }

  /** A run ends with the outcome that makes its status final; what is recorded later ends none. */
  private void end(Run after, Recorded recorded) {
    Status status = Workflow.status(after);
    if (status.isFinal() && !Workflow.status(after.without(recorded.task())).isFinal()) {
      Duration took = Duration.between(after.mandate().createdAt(), recorded.finishedAt());
      metrics.put(Metric.RUN_OUTCOME, status.name(), 1);
      metrics.put(
          Metric.DECISION_DURATION,
          Integer.toString(after.mandate().depth()),
          took.toMillis() / MILLIS);
    }
  }

  private static double millis(Recorded recorded) {
    return Duration.between(recorded.startedAt(), recorded.finishedAt()).toMillis();
  }

  @Override
  public Result<Run> create(Run run) {
    return store.create(run);
  }

  @Override
  public Result<Run> load(String runId) {
    return store.load(runId);
  }

  @Override
  public Result<Integer> lease(
      String runId, Task task, String owner, Instant now, Duration length) {
    return store.lease(runId, task, owner, now, length);
  }

  @Override
  public void release(String runId, Task task, String owner) {
    store.release(runId, task, owner);
  }

  @Override
  public List<Task> working(String runId, Instant now) {
    return store.working(runId, now);
  }

  @Override
  public List<String> open(Instant quietBefore) {
    return store.open(quietBefore);
  }

  @Override
  public RunQuery.Page list(RunQuery query) {
    return store.list(query);
  }
}
