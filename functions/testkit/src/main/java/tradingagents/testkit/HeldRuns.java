package tradingagents.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tradingagents.desk.run.Run;

/** Runs in a map: what the ledger's tests need of a run store. */
public final class HeldRuns implements LedgerRuns {
  private final Map<String, Run> runs = new HashMap<>();

  /**
   * Stores a run as it is.
   *
   * @param run replaces one of the same id
   */
  public synchronized void put(Run run) {
    runs.put(run.id(), run);
  }

  @Override
  public synchronized Optional<Run> find(String runId) {
    return Optional.ofNullable(runs.get(runId));
  }

  @Override
  public synchronized boolean replace(Run seen, Run next) {
    Run stored = runs.get(seen.id());
    if (stored == null || stored.version() != seen.version()) {
      return false;
    }
    runs.put(next.id(), next);
    return true;
  }
}
