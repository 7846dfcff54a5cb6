package tradingagents.cli.prompts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The texts that models are told: which there are, one of them, and what changed. */
@Command(
    name = "prompts",
    mixinStandardHelpOptions = true,
    subcommands = {ListPrompts.class, ShowPrompt.class, DiffPrompts.class},
    description = "Lists, shows and compares what the agents' models are told.")
public final class PromptsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Prints how it is used. */
  public PromptsCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
