package tradingagents.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The sample events of the repository. */
@Command(
    name = "events",
    mixinStandardHelpOptions = true,
    subcommands = EventsCommand.Seed.class,
    description = "Works with the sample events in events/.")
final class EventsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  EventsCommand(Session session) {}

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return ExitCode.CLOSED;
  }
}
