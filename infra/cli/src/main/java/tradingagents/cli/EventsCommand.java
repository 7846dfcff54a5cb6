package tradingagents.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.SampleEvents;

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

  /** Creates the runs that the sample events name. */
  @Command(
      name = "seed",
      mixinStandardHelpOptions = true,
      description = "Creates the runs that the samples in events/ name; what exists is left alone.")
  static final class Seed implements Callable<Integer> {
    private final Session session;

    @Option(names = "--data", description = "Where state is kept. Default: your data folder.")
    private @Nullable Path data;

    Seed(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      try (EmbeddedStack stack = session.startIdle(session.data(data))) {
        new SampleEvents(stack)
            .seed()
            .forEach(run -> session.terminal().out().println("seeded " + run));
      }
      return ExitCode.CLOSED;
    }
  }
}
