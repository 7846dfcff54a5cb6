package tradingagents.chain.run;

import tradingagents.desk.port.Bus;
import tradingagents.desk.port.RunStore;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Result;

/**
 * Starts a run: store first, announce second. The same for every entry point; a crash between the
 * two is the sweeper's business.
 */
public final class RunStarter {
  private final RunStore store;
  private final Bus bus;

  /**
   * A starter.
   *
   * @param store the facts
   * @param bus the announcements
   */
  public RunStarter(RunStore store, Bus bus) {
    this.store = store;
    this.bus = bus;
  }

  /**
   * Starts a run.
   *
   * @param id unique
   * @param mandate what is asked
   * @return the run; CONFLICT when the id is taken
   */
  public Result<Run> start(String id, Mandate mandate) {
    Result<Run> created = store.create(Run.start(id, mandate));
    if (created instanceof Result.Ok<Run>(Run run)) {
      bus.announce(run, Workflow.due(run));
    }
    return created;
  }
}
