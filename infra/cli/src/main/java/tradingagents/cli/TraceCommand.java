package tradingagents.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tradingagents.desk.report.JsonText;
import tradingagents.desk.report.RunTrace;
import tradingagents.local.LocalRuns;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** Shows where the time of a run went. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description = "Shows who spoke because of whom, and where the time went.")
final class TraceCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run's id, see 'runs'.")
  private String runId = "";

  @Option(names = "--data", description = "Where state is kept. Default: your data folder.")
  private @Nullable Path data;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  TraceCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (!LocalRuns.exists(session.data(data))) {
      throw new FailureException(
          Reason.NOT_FOUND, "nothing was run in " + session.data(data) + " yet");
    }
    Terminal terminal = session.terminal();
    try (LocalRuns runs = session.runs(data)) {
      RunTrace trace = RunTrace.of(runs.find(runId).orThrow());
      Palette palette = Palette.of(terminal.colours(), false);
      terminal
          .out()
          .print(
              json
                  ? JsonText.pretty(trace)
                  : TraceTree.of(trace, session.clock().instant(), palette));
      return ExitCode.CLOSED;
    }
  }
}
