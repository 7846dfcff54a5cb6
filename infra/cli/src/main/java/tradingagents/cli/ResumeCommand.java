package tradingagents.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tradingagents.local.EmbeddedStack;

/** Finishes the runs that an earlier process left open. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description =
        "Finishes the runs that were interrupted, as every other start of the stack does.")
final class ResumeCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--data", description = "Where state is kept. Default: your data folder.")
  private @Nullable Path data;

  ResumeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (EmbeddedStack stack = session.start(session.data(data))) {
      Desk desk = new Desk(stack, session);
      List<String> open = desk.finishInterrupted();
      desk.remember();
      session
          .terminal()
          .out()
          .println(open.isEmpty() ? "No run is open." : "Still open: " + String.join(", ", open));
      return open.isEmpty() ? ExitCode.CLOSED : ExitCode.UNAVAILABLE;
    }
  }
}
