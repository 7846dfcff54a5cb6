package tradingagents.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** Forgets where a person is signed in. */
@Command(
    name = "logout",
    mixinStandardHelpOptions = true,
    description = "Forgets the endpoint; 'runs' and 'show' mean this machine again.")
final class LogoutCommand implements Callable<Integer> {
  private final Session session;

  LogoutCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Path file = Remote.file(session);
    try {
      boolean was = Files.deleteIfExists(file);
      session.terminal().out().println(was ? "Signed out." : "You were not signed in.");
      return ExitCode.CLOSED;
    } catch (IOException e) {
      throw new FailureException(new Failure(Reason.UNAVAILABLE, file + " cannot be deleted"), e);
    }
  }
}
