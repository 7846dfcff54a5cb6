package tradingagents.chain.run;

import tradingagents.desk.port.Bus;
import tradingagents.desk.port.RunStore;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
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
   * Starts a run. Starting it again is no mistake (the answer to the first call can be lost): what
   * is due is announced again.
   *
   * @param id unique
   * @param mandate what is asked
   * @return the run as it is now; CONFLICT when the id belongs to another request
   */
  public Result<Run> start(String id, Mandate mandate) {
    Result<Run> created = store.create(Run.start(id, mandate));
    if (created instanceof Result.Err<Run>(Failure failure)
        && failure.reason() == Reason.CONFLICT
        && store.load(id) instanceof Result.Ok<Run>(Run stored)
        && isSameRequest(stored.mandate(), mandate)) {
      created = Result.ok(stored);
    }
    if (created instanceof Result.Ok<Run>(Run run)) {
      bus.announce(run, Workflow.due(run));
    }
    return created;
  }

  /** The same request again may come later and be read anew; its fingerprint stays. */
  private static boolean isSameRequest(Mandate stored, Mandate asked) {
    String fingerprint = asked.origin().fingerprint();
    return fingerprint == null
        ? stored.equals(asked)
        : fingerprint.equals(stored.origin().fingerprint());
  }
}
