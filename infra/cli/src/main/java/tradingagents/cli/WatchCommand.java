package tradingagents.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows a run of the endpoint to its end. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = "Follows a run of the endpoint where you are signed in.")
final class WatchCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run's id, see 'runs'.")
  private String runId = "";

  @Option(names = "--json", description = "Prints one JSON document at the end.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress, only the answer.")
  private boolean quiet;

  WatchCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Remote remote = Remote.required(session)) {
      RemoteRun run = new RemoteRun(remote, session.terminal(), runId);
      run.follow(quiet);
      return run.show(json);
    }
  }
}
