package tradingagents.cli.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of benchmarks. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Compares models on briefs of the past.",
    subcommands = ModelsCommand.class)
public final class BenchCommand implements Runnable {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
