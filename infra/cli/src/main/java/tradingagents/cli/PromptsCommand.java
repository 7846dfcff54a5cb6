package tradingagents.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tradingagents.agents.llm.ModelFactory;
import tradingagents.cli.AgentSettings.PromptLine;
import tradingagents.cli.prompts.DiffPrompts;
import tradingagents.cli.prompts.ListPrompts;
import tradingagents.cli.prompts.ShowPrompt;
import tradingagents.desk.models.ReasoningWords;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** What the agents' models are told, every version, and which version each agent uses. */
@Command(
    name = "prompts",
    mixinStandardHelpOptions = true,
    description =
        "Lists, shows and compares what the agents' models are told, and chooses which version an"
            + " agent uses: in --data, else at the endpoint where you are signed in, else in your"
            + " data folder.",
    subcommands = {
      ListPrompts.class,
      ShowPrompt.class,
      DiffPrompts.class,
      PromptsCommand.Use.class,
      PromptsCommand.Rollback.class
    })
final class PromptsCommand implements Callable<Integer> {
  private static final String NEWEST = "newest";

  @Spec private CommandSpec spec = CommandSpec.create();

  PromptsCommand(Session session) {}

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return ExitCode.CLOSED;
  }

  private static String shown(@Nullable String version) {
    return version == null ? "the newest version" : version;
  }

  /** Another version. */
  @Command(
      name = "use",
      mixinStandardHelpOptions = true,
      description = "Lets an agent use a version of its prompt from now on.")
  static final class Use implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "AGENT", description = "Such as trader; see 'agents'.")
    private String name = "";

    @Parameters(
        index = "1",
        paramLabel = "VERSION",
        description = "Such as v2, or newest: whatever the newest is.")
    private String version = "";

    @Option(names = "--data", description = "Where state is kept. Default: your data folder.")
    private @Nullable Path data;

    Use(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      Step agent = ModelOptions.read("the agent", name, ReasoningWords::agent);
      String wanted =
          version.equals(NEWEST)
              ? null
              : ModelOptions.read("the version", version, ReasoningWords::promptVersion);
      try (AgentSettings settings = AgentSettings.of(session, data)) {
        // Which versions an endpoint has is the endpoint's to say.
        if (wanted != null && settings instanceof LocalAgents) {
          var _ = ModelFactory.book(session.environment()).prompt(agent, wanted).orThrow();
        }
        settings.choose(agent, wanted);
      }
      session.terminal().out().println("The " + agent + " uses " + shown(wanted) + ".");
      return ExitCode.CLOSED;
    }
  }

  /** An earlier version. */
  @Command(
      name = "rollback",
      mixinStandardHelpOptions = true,
      description = "Returns to what an agent used before the newest choice, or at a revision.")
  static final class Rollback implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "AGENT", description = "Such as trader; see 'agents'.")
    private String name = "";

    @Option(
        names = "--to",
        paramLabel = "REVISION",
        description = "A revision of the agent's choices; 0 is before the first.")
    private @Nullable Integer revision;

    @Option(names = "--data", description = "Where state is kept. Default: your data folder.")
    private @Nullable Path data;

    Rollback(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      Step agent = ModelOptions.read("the agent", name, ReasoningWords::agent);
      try (AgentSettings settings = AgentSettings.of(session, data)) {
        String version = earlier(agent, settings.prompts(agent));
        settings.choose(agent, version);
        session.terminal().out().println("The " + agent + " uses " + shown(version) + ".");
      }
      return ExitCode.CLOSED;
    }

    private @Nullable String earlier(Step agent, List<PromptLine> choices) {
      if (choices.isEmpty()) {
        throw new FailureException(
            Reason.NOT_FOUND, "nobody has chosen a prompt of the " + agent + " yet");
      }
      int to = revision != null ? revision : choices.size() > 1 ? choices.get(1).revision() : 0;
      if (to == 0) {
        return null;
      }
      return choices.stream()
          .filter(choice -> choice.revision() == to)
          .findFirst()
          .orElseThrow(() ->
              new FailureException(
                  Reason.NOT_FOUND,
                  "the %s has no choice %d of its prompt: it has 0, %s"
                      .formatted(
                          agent,
                          to,
                          choices.reversed().stream()
                              .map(choice -> Integer.toString(choice.revision()))
                              .collect(Collectors.joining(", ")))))
          .version();
    }
  }
}
