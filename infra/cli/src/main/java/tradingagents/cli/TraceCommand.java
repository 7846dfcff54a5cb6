package tradingagents.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tradingagents.desk.report.JsonText;
import tradingagents.desk.report.RunTrace;
import tradingagents.local.LocalRuns;

/** Shows where the time of a run went. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description =
        "Shows who spoke because of whom, and where the time went: of a run in --data, else at the"
            + " endpoint where you are signed in, else in your data folder.")
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
    Terminal terminal = session.terminal();
    RunTrace trace = trace();
    Palette palette = Palette.of(terminal.colours(), false);
    terminal
        .out()
        .print(
            json
                ? JsonText.pretty(trace)
                : TraceTree.of(trace, session.clock().instant(), palette));
    return ExitCode.CLOSED;
  }

  private RunTrace trace() {
    Optional<Remote> signedIn = Remote.insteadOf(session, data);
    if (signedIn.isPresent()) {
      try (Remote remote = signedIn.get()) {
        return RemoteTrace.read(remote.get("/v1/runs/" + Remote.encoded(runId) + "/trace"));
      }
    }
    try (LocalRuns runs = session.runs(data)) {
      return RunTrace.of(runs.find(runId).orThrow());
    }
  }
}
