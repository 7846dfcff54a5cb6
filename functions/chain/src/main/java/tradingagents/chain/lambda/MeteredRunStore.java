package tradingagents.chain.lambda;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tradingagents.desk.evidence.OutcomeClaims;
import tradingagents.desk.evidence.Scope;
import tradingagents.desk.port.ForwardingRunStore;
import tradingagents.desk.port.RunStore;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Result;

/**
 * A store that measures what is recorded: whoever records a fact (a step, the sweeper, a person),
 * it is counted once, where it becomes one. A metric that cannot be written is logged; no run ever
 * fails for it.
 */
final class MeteredRunStore extends ForwardingRunStore {
  private static final Logger LOG = LoggerFactory.getLogger(MeteredRunStore.class);
  private static final double MILLIS = 1000;

  private final MetricSink metrics;

  MeteredRunStore(RunStore store, MetricSink metrics) {
    super(store);
    this.metrics = metrics;
  }

  @Override
  public Result<Run> record(Run seen, Recorded recorded) {
    Result<Run> result = super.record(seen, recorded);
    if (result instanceof Result.Ok<Run>(Run after)) {
      try {
        turn(recorded);
        claims(after, recorded);
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

  /** What code says of a fact is computed from it: only what models claim is counted. */
  private void claims(Run after, Recorded recorded) {
    if (!recorded.usage().isByCode()) {
      OutcomeClaims.counts(Scope.of(after), recorded.outcome())
          .forEach((status, claims) -> {
            if (claims > 0) {
              metrics.put(Metric.EVIDENCE_CLAIMS, status.name(), claims);
            }
          });
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
}
