package tradingagents.cli.backtest;

import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tradingagents.cli.analysis.TextTable;
import tradingagents.lab.backtest.CrossValidationStudy;
import tradingagents.quant.backtest.validation.CombinatorialPurged;
import tradingagents.quant.backtest.validation.Distribution;

/** Validates a choice of parameters by combinatorial purged cross-validation. */
@Command(
    name = "cross-validate",
    mixinStandardHelpOptions = true,
    description = {
      "Combinatorial purged cross-validation: the history in groups, every choice of some of them a"
          + " test, trained on the rest without the bars beside a test. --tested 1 is purged"
          + " k-fold."
    })
public final class CrossValidateCommand extends Work<CrossValidationStudy.Answer> {
  @Mixin private TapeOptions bars = new TapeOptions();
  @Mixin private TradingOptions trading = new TradingOptions();
  @Mixin private SpaceOptions space = new SpaceOptions();

  @Option(
      names = "--groups",
      paramLabel = "N",
      defaultValue = "10",
      description = "Groups of bars (default 10).")
  private int groups = 10;

  @Option(
      names = "--tested",
      paramLabel = "K",
      defaultValue = "2",
      description = "Groups of a test (default 2): 45 splits, 9 paths.")
  private int tested = 2;

  @Option(
      names = "--horizon",
      paramLabel = "BARS",
      defaultValue = "1",
      description = "Bars that a decision reaches forward (default 1).")
  private int horizon = 1;

  @Option(
      names = "--embargo",
      paramLabel = "BARS",
      defaultValue = "5",
      description = "Bars kept free beside each test (default 5).")
  private int embargo = 5;

  /**
   * The command.
   *
   * @param screen where it is typed
   */
  public CrossValidateCommand(Screen screen) {
    super(screen);
  }

  @Override
  CrossValidationStudy.Answer work(Progress progress) {
    return new CrossValidationStudy()
        .answer(
            new CrossValidationStudy.Request(
                bars.tape(),
                trading.setup(),
                space.template(),
                space.space(),
                space.goal(),
                new CombinatorialPurged(groups, tested, horizon, embargo)),
            progress);
  }

  @Override
  void print(CrossValidationStudy.Answer answer, PrintStream out) {
    CombinatorialPurged folds = answer.request().folds();
    out.println("%d splits, %d paths".formatted(folds.splitCount(), folds.pathCount()));
    TextTable table = new TextTable("", "mean", "5 %", "25 %", "50 %", "75 %", "95 %");
    row(table, "sharpe", answer.paths().sharpe());
    row(table, "annual return", answer.paths().annualReturn());
    table.lines().forEach(out::println);
    answer.warnings().forEach(warning -> out.println("! " + warning));
  }

  static void row(TextTable table, String name, Distribution values) {
    table.row(
        name,
        TextTable.number(values.mean()),
        TextTable.number(values.quantile(0.05)),
        TextTable.number(values.quantile(0.25)),
        TextTable.number(values.quantile(0.5)),
        TextTable.number(values.quantile(0.75)),
        TextTable.number(values.quantile(0.95)));
  }
}
