package tradingagents.desk.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.Result;

/**
 * Where the facts of runs live. Every change is conditional; a refused condition is CONFLICT, and
 * the caller reads again and decides again. Faults of the store itself are transient failures.
 */
public interface RunStore {
  /**
   * Stores a new run.
   *
   * @param run version 1
   * @return CONFLICT when the id is taken
   */
  Result<Run> create(Run run);

  /**
   * Reads a run consistently.
   *
   * @param runId its id
   * @return NOT_FOUND when there is none, CORRUPT when bodies and list disagree for good
   */
  Result<Run> load(String runId);

  /**
   * Adds one fact, if the run is still as it was seen and the task has not spoken.
   *
   * @param seen the run as the caller knows it; its version is the condition
   * @param recorded the fact
   * @return the run with the fact, or CONFLICT
   */
  Result<Run> record(Run seen, Recorded recorded);

  /**
   * Takes a short lease on a task, so that a duplicate does not do the same work at the same time,
   * and counts it: the count is kept until the task has spoken, whichever message the next attempt
   * comes from. A holder may ask again and has the same attempt again: the answer to the first call
   * can be lost.
   *
   * @param runId the run
   * @param task whose turn
   * @param owner who asks
   * @param now the caller's clock
   * @param length how long at most
   * @return which attempt at this task this is, from 1; LEASED while somebody else holds it
   */
  Result<Integer> lease(String runId, Task task, String owner, Instant now, Duration length);

  /**
   * Gives a lease back early; nothing happens when somebody else holds it. The attempt stays
   * counted.
   *
   * @param runId the run
   * @param task whose turn
   * @param owner who held it
   */
  void release(String runId, Task task, String owner);

  /**
   * Live leases of a run: who is working right now.
   *
   * @param runId the run
   * @param now the caller's clock
   * @return the tasks under a lease that has not run out and that have not spoken yet
   */
  List<Task> working(String runId, Instant now);

  /**
   * Runs that are not finished. They are few: a run leaves this list when it ends.
   *
   * @param quietBefore only those that have not changed since
   * @return ids, in the order of their last change
   */
  List<String> open(Instant quietBefore);

  /**
   * The newest runs.
   *
   * @param atMost how many
   * @return newest first
   */
  List<String> newest(int atMost);
}
