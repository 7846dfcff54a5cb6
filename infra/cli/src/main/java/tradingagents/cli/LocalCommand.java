package tradingagents.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tradingagents.local.EmbeddedStack;

/**
 * Runs the embedded stack for the AWS command line, until it is interrupted: that is its good end,
 * with exit code 0.
 */
@Command(
    name = "local",
    mixinStandardHelpOptions = true,
    description = "Offers the embedded stack on loopback to the AWS command line, until Ctrl-C.")
final class LocalCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--expose",
      required = true,
      paramLabel = "PORT",
      description = "The port on 127.0.0.1; 0 takes a free one.")
  private int port;

  @Option(names = "--data", description = "Where state is kept. Default: your data folder.")
  private @Nullable Path data;

  @Option(
      names = "--idle",
      description = "Works on no run: functions in other processes do (sam local invoke).")
  private boolean idle;

  LocalCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    Session.checkPort(port);
    Path folder = session.data(data);
    try (EmbeddedStack stack = idle ? session.startIdle(folder) : session.start(folder)) {
      URI address = stack.expose(port);
      Interruption interruption = Interruption.listen();
      session.terminal().out().println("listening on " + address + " (Ctrl-C ends it)");
      session.terminal().out().println("  AWS_ENDPOINT_URL=" + address);
      session.terminal().out().flush();
      var _ = interruption.await();
      stack
          .counts()
          .snapshot()
          .forEach((operation, count) -> session.terminal().err().println(operation + " " + count));
    }
    return ExitCode.CLOSED;
  }
}
