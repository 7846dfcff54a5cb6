package tradingagents.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tradingagents.desk.run.RunSummary;
import tradingagents.local.LocalRuns;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** Lists the newest runs. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description =
        "Lists the newest runs: of --data, else of the endpoint where you are signed in, else of"
            + " your data folder.")
final class RunsCommand implements Callable<Integer> {
  private static final String ROW = "%-36s %-8s %-10s %-12s %s";

  private final Session session;

  @Option(names = "--data", description = "Where state is kept. Default: your data folder.")
  private @Nullable Path data;

  @Option(names = "--limit", description = "How many, 1 to 1000. Default: 20.")
  private int limit = 20;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  RunsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > 1000) {
      throw new FailureException(Reason.INVALID, "--limit is 1 to 1000, not " + limit);
    }
    PrintStream out = session.terminal().out();
    List<RunSummary> newest = newest();
    if (json) {
      out.println(
          newest.stream().map(RunsCommand::object).collect(Collectors.joining(",", "[", "]")));
    } else if (newest.isEmpty()) {
      out.println("No runs yet. Try: tradingagents analyze AAPL");
    } else {
      out.println(ROW.formatted("RUN", "SYMBOL", "SESSION", "RATING", "STATUS"));
      newest.forEach(run -> out.println(line(run)));
    }
    return ExitCode.CLOSED;
  }

  private List<RunSummary> newest() {
    Optional<Remote> signedIn = Remote.insteadOf(session, data);
    if (signedIn.isPresent()) {
      try (Remote remote = signedIn.get()) {
        return remote.runs(limit);
      }
    }
    if (!LocalRuns.exists(session.data(data))) {
      return List.of();
    }
    try (LocalRuns runs = session.runs(data)) {
      return runs.newest(limit);
    }
  }

  private static String line(RunSummary run) {
    return ROW.formatted(run.runId(), run.symbol(), run.session(), rating(run), run.status());
  }

  private static String object(RunSummary run) {
    return "{\"runId\":\"%s\",\"symbol\":\"%s\",\"session\":\"%s\",\"rating\":%s,\"status\":\"%s\"}"
        .formatted(
            run.runId(),
            run.symbol(),
            run.session(),
            rating(run).equals("-") ? "null" : '"' + rating(run) + '"',
            run.status());
  }

  private static String rating(RunSummary run) {
    return run.rating() == null ? "-" : run.rating().name();
  }
}
