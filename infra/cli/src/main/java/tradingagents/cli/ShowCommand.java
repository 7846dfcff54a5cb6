package tradingagents.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tradingagents.desk.report.EvidenceLedger;
import tradingagents.desk.report.JsonText;
import tradingagents.desk.report.RunView;
import tradingagents.desk.run.Run;
import tradingagents.local.LocalRuns;

/** Shows one run again. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows a run's decision card again.")
final class ShowCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run's id, see 'runs'.")
  private String runId = "";

  @Option(names = "--data", description = "Where state is kept. Default: your data folder.")
  private @Nullable Path data;

  @Option(names = "--out", description = "Where the reports are. Default: reports in --data.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  ShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Terminal terminal = session.terminal();
    Optional<Remote> signedIn = Remote.insteadOf(session, data);
    if (signedIn.isPresent()) {
      try (Remote remote = signedIn.get()) {
        return new RemoteRun(remote, terminal, runId).show(json);
      }
    }
    try (LocalRuns runs = session.runs(data)) {
      Run run = runs.find(runId).orThrow();
      RunView view =
          new ReportFolder(
                  out == null ? session.data(data).resolve("reports") : out.toAbsolutePath())
              .found(run, RunView.of(run, EvidenceLedger.of(run)));
      terminal
          .out()
          .println(
              json
                  ? JsonText.pretty(view)
                  : DecisionCard.of(run, view, Palette.of(terminal.colours(), false)));
      return ExitCode.of(run);
    }
  }
}
