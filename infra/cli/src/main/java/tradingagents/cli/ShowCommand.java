package tradingagents.cli;

import java.nio.file.Path;
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

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  ShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Terminal terminal = session.terminal();
    try (LocalRuns runs = session.runs(data)) {
      Run run = runs.find(runId).orThrow();
      RunView view = RunView.of(run, EvidenceLedger.of(run));
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
