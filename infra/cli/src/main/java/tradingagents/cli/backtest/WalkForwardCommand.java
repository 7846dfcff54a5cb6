package tradingagents.cli.backtest;

import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tradingagents.cli.analysis.TextTable;
import tradingagents.lab.backtest.Tape;
import tradingagents.lab.backtest.WalkForwardStudy;
import tradingagents.quant.backtest.search.Parameters;
import tradingagents.quant.backtest.validation.WalkForward;
import tradingagents.quant.backtest.validation.WalkForwardResult;
import tradingagents.quant.measure.Growth;
import tradingagents.quant.measure.Ratios;

/** Chooses parameters on the past, trades what follows, moves on. */
@Command(
    name = "walk-forward",
    mixinStandardHelpOptions = true,
    description = {
      "Walk-forward: the best parameters of each stretch of the past trade the stretch after it,"
          + " which had no say in the choice. What is left over at the end is not used."
    })
public final class WalkForwardCommand extends Work<WalkForwardStudy.Answer> {
  @Mixin private TapeOptions bars = new TapeOptions();
  @Mixin private TradingOptions trading = new TradingOptions();
  @Mixin private SpaceOptions space = new SpaceOptions();
  @Mixin private MethodOptions method = new MethodOptions();

  @Option(
      names = "--train",
      paramLabel = "BARS",
      defaultValue = "504",
      description = "Bars to choose on (default 504).")
  private int train = 504;

  @Option(
      names = "--test",
      paramLabel = "BARS",
      defaultValue = "126",
      description = "Bars to trade after (default 126).")
  private int test = 126;

  @Option(
      names = "--step",
      paramLabel = "BARS",
      description = "Bars from one test to the next (default: as many as --test).")
  private int step;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Also writes a report (FILE.html) or the JSON document (FILE.json).")
  private @Nullable Path file;

  @Option(
      names = "--anchored",
      description = "Chooses on everything from the first bar; without it the window rolls.")
  private boolean anchored;

  /**
   * The command.
   *
   * @param screen where it is typed
   */
  public WalkForwardCommand(Screen screen) {
    super(screen);
  }

  @Override
  WalkForwardStudy.Answer work(Progress progress) {
    Reports.check(file, ".html", ".json");
    Tape tape = bars.tape();
    WalkForward walk = new WalkForward(anchored, train, test, step == 0 ? test : step);
    WalkForwardStudy.Answer answer =
        new WalkForwardStudy()
            .answer(
                new WalkForwardStudy.Request(
                    tape,
                    trading.setup(),
                    space.template(),
                    space.space(),
                    method.method(),
                    space.goal(),
                    walk),
                progress);
    if (file != null) {
      Reports.write(file, answer);
    }
    return answer;
  }

  @Override
  void print(WalkForwardStudy.Answer answer, PrintStream out) {
    int year = answer.request().setup().periodsPerYear();
    TextTable table =
        new TextTable("traded", "chosen", "sharpe before", "sharpe after", "return after");
    for (WalkForwardResult.Leg<Parameters> leg : answer.result().legs()) {
      table.row(
          answer.request().tape().dates().get(leg.split().outOfSample().from())
              + " to "
              + answer.request().tape().dates().get(leg.split().outOfSample().to() - 1),
          leg.choice().toString(),
          TextTable.number(Ratios.sharpe(leg.inSample(), year, 0)),
          TextTable.number(Ratios.sharpe(leg.outOfSample(), year, 0)),
          TextTable.percent(Growth.total(leg.outOfSample())));
    }
    table.lines().forEach(out::println);
    out.println();
    out.println(
        "out of sample: %s a year (in sample %s), Sharpe ratio %s, efficiency %s"
            .formatted(
                TextTable.percent(answer.result().annualOutOfSample()),
                TextTable.percent(answer.result().annualInSample()),
                TextTable.number(Ratios.sharpe(answer.result().outOfSample(), year, 0)),
                TextTable.number(answer.result().efficiency())));
    Worth.print(answer.worth(), out);
    answer.warnings().forEach(warning -> out.println("! " + warning));
    if (file != null) {
      out.println(file.toAbsolutePath());
    }
  }
}
