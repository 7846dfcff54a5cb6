package tradingagents.cli.data;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The group of commands about market data. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = "Asks vendors for market data, fills the store, and checks files.",
    subcommands = {
      BarsCommand.class,
      QuoteCommand.class,
      NewsCommand.class,
      FundamentalsCommand.class,
      MacroCommand.class,
      BackfillCommand.class,
      TwoVendorsCommand.class,
      RevisionsCommand.class,
      CheckCommand.class
    })
public final class DataCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
