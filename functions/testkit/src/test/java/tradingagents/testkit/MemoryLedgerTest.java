package tradingagents.testkit;

import java.util.List;
import tradingagents.desk.gate.TradingControl;
import tradingagents.desk.port.Accounts;
import tradingagents.desk.port.Orders;
import tradingagents.desk.run.Cancelled;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;

class MemoryLedgerTest extends LedgerContract {
  private final HeldRuns runs = new HeldRuns();
  private final MemoryLedger ledger = new MemoryLedger(runs);

  @Override
  protected Accounts accounts() {
    return ledger;
  }

  @Override
  protected Orders orders() {
    return ledger.orders();
  }

  @Override
  protected void store(Run run) {
    runs.put(run);
  }

  @Override
  protected void cancel(String runId) {
    runs.put(
        runs.find(runId)
            .orElseThrow()
            .with(
                new Recorded(
                    Task.of(Step.CANCELLATION),
                    new Cancelled("somebody", "changed my mind"),
                    Usage.NONE,
                    ApprovedRun.AS_OF,
                    ApprovedRun.AS_OF)));
  }

  @Override
  protected long storedVersion(String runId) {
    return runs.find(runId).orElseThrow().version();
  }

  @Override
  protected boolean storedIntended(String runId) {
    return runs.find(runId).orElseThrow().orderIntended();
  }

  @Override
  protected void control(TradingControl control) {
    ledger.control(control);
  }

  @Override
  protected List<String> audit(String account) {
    return ledger.audit(account);
  }
}
