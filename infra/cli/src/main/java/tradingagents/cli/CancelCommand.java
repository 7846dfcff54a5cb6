package tradingagents.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Cancels a run of the endpoint. */
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    description = "Cancels a run of the endpoint; an order that is on its way is not undone.")
final class CancelCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run's id, see 'runs'.")
  private String runId = "";

  CancelCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Remote remote = Remote.required(session)) {
      remote.delete("/v1/runs/" + Remote.encoded(runId));
      session.terminal().out().println("Cancelled " + Terminal.plain(runId) + ".");
      return ExitCode.CLOSED;
    }
  }
}
