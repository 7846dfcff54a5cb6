package tradingagents.cli.backtest;

import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tradingagents.cli.analysis.TextTable;
import tradingagents.lab.backtest.MonteCarloStudy;
import tradingagents.model.failure.Suggestion;
import tradingagents.quant.backtest.validation.MonteCarlo;
import tradingagents.quant.backtest.validation.Simulation;

/** Draws what else could have come of a backtest. */
@Command(
    name = "monte-carlo",
    mixinStandardHelpOptions = true,
    description = {
      "Draws other histories from those of a backtest: its returns in blocks of random length"
          + " (stationary bootstrap), or its trades in another order. The same seed draws the same."
    })
public final class MonteCarloCommand extends Work<MonteCarloStudy.Answer> {
  private static final List<String> METHODS = List.of("bootstrap", "trades");

  @Mixin private RunOptions run = new RunOptions();

  @Option(
      names = "--paths",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Histories to draw (default 1000).")
  private int paths = 1_000;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "7", description = "Default 7.")
  private long seed = 7;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      defaultValue = "bootstrap",
      description = "bootstrap (default) of returns, or trades shuffled.")
  private String method = "bootstrap";

  @Option(
      names = "--block",
      paramLabel = "BARS",
      description = "Expected length of a block; without it what the returns ask for.")
  private double block = Double.NaN;

  @Option(
      names = "--ruin",
      paramLabel = "FRACTION",
      defaultValue = "0.5",
      description = "Loss of the capital that counts as ruin (default 0.5).")
  private double ruin = 0.5;

  /**
   * The command.
   *
   * @param screen where it is typed
   */
  public MonteCarloCommand(Screen screen) {
    super(screen);
  }

  @Override
  MonteCarloStudy.Answer work(Progress progress) {
    if (!METHODS.contains(method)) {
      throw new IllegalArgumentException(
          "there is no method '%s'%s".formatted(method, Suggestion.ending(method, METHODS)));
    }
    return new MonteCarloStudy()
        .answer(
            new MonteCarloStudy.Request(
                run.request(), new MonteCarlo(paths, seed), method.equals("trades"), block, ruin));
  }

  @Override
  void print(MonteCarloStudy.Answer answer, PrintStream out) {
    Simulation simulation = answer.simulation();
    out.println("%s, %d histories, seed %d".formatted(answer.run().strategy(), paths, seed));
    TextTable table = new TextTable("", "mean", "5 %", "25 %", "50 %", "75 %", "95 %");
    CrossValidateCommand.row(table, "final wealth (1 is the capital)", simulation.finalWealth());
    CrossValidateCommand.row(table, "max drawdown", simulation.maxDrawdown());
    if (!answer.request().trades()) {
      CrossValidateCommand.row(table, "sharpe", simulation.sharpe());
    }
    table.lines().forEach(out::println);
    out.println();
    out.println(
        "a loss in %s of them, of more than %s of the capital on the way in %s"
            .formatted(
                TextTable.percent(simulation.probabilityOfLoss()),
                TextTable.percent(ruin),
                TextTable.percent(simulation.riskOfRuin(ruin))));
    answer.warnings().forEach(warning -> out.println("! " + warning));
  }
}
