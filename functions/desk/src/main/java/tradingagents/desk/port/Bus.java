package tradingagents.desk.port;

import java.util.List;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Task;

/** Announces what is due. Delivery is at least once and in any order. */
public interface Bus {
  /**
   * Announces turns of a run. Nothing is announced for an empty list.
   *
   * @param run the run they belong to
   * @param next the turns that are due
   * @throws tradingagents.model.failure.FailureException transient, when the bus did not take all
   */
  void announce(Run run, List<Task> next);
}
