package tradingagents.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tradingagents.desk.port.RunStore;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * Runs in memory, with the same conditions as the table: a change is refused when the run is no
 * longer what its writer saw. It has no faults of its own; many threads may use it.
 */
public final class MemoryRunStore implements RunStore {
  private record Kept(Run run, Instant lastChange) {}

  private record Turn(String runId, Task task) {}

  private record Lease(String owner, Instant until, int attempt) {}

  private final Map<String, Kept> runs = new HashMap<>();
  private final Map<Turn, Lease> leases = new HashMap<>();

  /** An empty store. */
  public MemoryRunStore() {}

  @Override
  public synchronized Result<Run> create(Run run) {
    if (runs.containsKey(run.id())) {
      return Result.err(Reason.CONFLICT, "there is a run " + run.id());
    }
    runs.put(run.id(), new Kept(run, run.mandate().createdAt()));
    return Result.ok(run);
  }

  @Override
  public synchronized Result<Run> load(String runId) {
    Kept kept = runs.get(runId);
    return kept == null
        ? Result.err(Reason.NOT_FOUND, "there is no run " + runId)
        : Result.ok(kept.run());
  }

  @Override
  public synchronized Result<Run> record(Run seen, Recorded recorded) {
    Kept kept = runs.get(seen.id());
    if (kept == null || kept.run().version() != seen.version() || kept.run().has(recorded.task())) {
      return Result.err(Reason.CONFLICT, "run " + seen.id() + " is not as it was seen");
    }
    Run next = kept.run().with(recorded);
    runs.put(seen.id(), new Kept(next, recorded.finishedAt()));
    return Result.ok(next);
  }

  @Override
  public synchronized Result<Integer> lease(
      String runId, Task task, String owner, Instant now, Duration length) {
    Turn turn = new Turn(runId, task);
    Lease held = leases.get(turn);
    if (held != null && held.until().isAfter(now)) {
      return held.owner().equals(owner)
          ? Result.ok(held.attempt())
          : Result.err(Reason.LEASED, held.owner() + " is working on " + task);
    }
    int attempt = held == null ? 1 : held.attempt() + 1;
    leases.put(turn, new Lease(owner, now.plus(length), attempt));
    return Result.ok(attempt);
  }

  @Override
  public synchronized void release(String runId, Task task, String owner) {
    Turn turn = new Turn(runId, task);
    Lease held = leases.get(turn);
    if (held != null && held.owner().equals(owner)) {
      leases.put(turn, new Lease(owner, Instant.EPOCH, held.attempt()));
    }
  }

  @Override
  public synchronized List<Task> working(String runId, Instant now) {
    Kept kept = runs.get(runId);
    return leases.entrySet().stream()
        .filter(entry -> entry.getKey().runId().equals(runId))
        .filter(entry -> entry.getValue().until().isAfter(now))
        .map(entry -> entry.getKey().task())
        .filter(task -> kept == null || !kept.run().has(task))
        .sorted()
        .toList();
  }

  @Override
  public synchronized List<String> open(Instant quietBefore) {
    return runs.values().stream()
        .filter(kept -> !Workflow.status(kept.run()).isFinal())
        .filter(kept -> !kept.lastChange().isAfter(quietBefore))
        .sorted(Comparator.comparing(Kept::lastChange))
        .map(kept -> kept.run().id())
        .toList();
  }

  @Override
  public synchronized List<String> newest(int atMost) {
    return runs.values().stream()
        .map(Kept::run)
        .sorted(Comparator.comparing((Run run) -> run.mandate().createdAt()).reversed())
        .limit(atMost)
        .map(Run::id)
        .toList();
  }
}
