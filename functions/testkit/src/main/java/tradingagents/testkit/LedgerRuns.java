package tradingagents.testkit;

import java.util.Optional;
import tradingagents.desk.run.Run;

/** The runs as the in-memory ledger needs them: in the real one both change in one transaction. */
public interface LedgerRuns {
  /**
   * Reads a run.
   *
   * @param runId its id
   * @return empty when there is none
   */
  Optional<Run> find(String runId);

  /**
   * Replaces a run if it is still as it was seen.
   *
   * @param seen its version is the condition
   * @param next what it becomes
   * @return false when it has changed
   */
  boolean replace(Run seen, Run next);
}
