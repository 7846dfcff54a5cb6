package tradingagents.desk.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.Result;

/**
 * A store in front of another one that passes everything on: who overrides an operation sees,
 * measures or breaks that one.
 */
public class ForwardingRunStore implements RunStore {
  private final RunStore inner;

  /**
   * A store that passes everything on.
   *
   * @param inner the store behind
   */
  public ForwardingRunStore(RunStore inner) {
    this.inner = inner;
  }

  @Override
  public Result<Run> create(Run run) {
    return inner.create(run);
  }

  @Override
  public Result<Run> load(String runId) {
    return inner.load(runId);
  }

  @Override
  public Result<Run> record(Run seen, Recorded recorded) {
    return inner.record(seen, recorded);
  }

  @Override
  public Result<Integer> lease(
      String runId, Task task, String owner, Instant now, Duration length) {
    return inner.lease(runId, task, owner, now, length);
  }

  @Override
  public void release(String runId, Task task, String owner) {
    inner.release(runId, task, owner);
  }

  @Override
  public List<Task> working(String runId, Instant now) {
    return inner.working(runId, now);
  }

  @Override
  public List<String> open(Instant quietBefore) {
    return inner.open(quietBefore);
  }

  @Override
  public RunQuery.Page list(RunQuery query) {
    return inner.list(query);
  }
}
