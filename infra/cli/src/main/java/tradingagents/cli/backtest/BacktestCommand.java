package tradingagents.cli.backtest;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tradingagents.cli.analysis.TextTable;
import tradingagents.lab.backtest.BacktestStudy;
import tradingagents.quant.backtest.Backtest;
import tradingagents.quant.measure.Measure;
import tradingagents.quant.measure.Performance;

/** Runs one strategy over files of bars. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a strategy over bars, beside buying and holding, with the costs you name. A strategy"
          + " sees nothing that was not known when it decides, and each run checks that again.",
      "Strategies: sma:FAST:SLOW ema:FAST:SLOW rsi:PERIOD:LOW:HIGH bollinger:PERIOD:WIDTH"
          + " donchian:ENTRY:EXIT momentum:LOOKBACK:EVERY[:TOP] buy-and-hold equal-weight:EVERY"
          + " volatility-target:TARGET:WINDOW:EVERY random-agent:SEED:EVERY single-call:EVERY;"
          + " rules of your own with --enter and --exit; ratings of your own with --decisions.",
      "docs/backtest.md tells what each number means."
    },
    subcommands = {
      SweepCommand.class,
      SearchCommand.class,
      WalkForwardCommand.class,
      CrossValidateCommand.class,
      MonteCarloCommand.class,
      CompareCommand.class
    })
public final class BacktestCommand extends Work<BacktestStudy.Answer> {
  private static final List<Map.Entry<String, Measure>> LINES =
      List.of(
          Map.entry("total return", Measure.TOTAL_RETURN),
          Map.entry("annual return", Measure.ANNUAL_RETURN),
          Map.entry("volatility", Measure.VOLATILITY),
          Map.entry("sharpe", Measure.SHARPE),
          Map.entry("sortino", Measure.SORTINO),
          Map.entry("max drawdown", Measure.MAX_DRAWDOWN));

  @Mixin private RunOptions run = new RunOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Also writes a report (FILE.html), the JSON document (FILE.json) or a picture"
              + " (FILE.png).")
  private @Nullable Path file;

  /**
   * The command.
   *
   * @param screen where it is typed
   */
  public BacktestCommand(Screen screen) {
    super(screen);
  }

  @Override
  BacktestStudy.Answer work(Progress progress) {
    Reports.check(file, ".html", ".json", ".png");
    BacktestStudy.Answer answer = new BacktestStudy().answer(run.request());
    if (file != null) {
      Reports.write(file, answer);
    }
    return answer;
  }

  @Override
  void print(BacktestStudy.Answer answer, PrintStream out) {
    Backtest backtest = answer.run();
    Performance own = answer.performance();
    Performance held = answer.benchmark().performance(1, Double.NaN);
    out.println(
        "%s on %s, %d bars from %s to %s, filled at %s"
            .formatted(
                backtest.strategy(),
                String.join(", ", answer.request().tape().names()),
                backtest.bars(),
                answer.request().tape().dates().getFirst(),
                answer.request().tape().dates().getLast(),
                answer.request().setup().timing().word()));
    TextTable table = new TextTable("", "strategy", "buy-and-hold");
    row(table, "final equity", backtest.finalEquity(), answer.benchmark().finalEquity(), false);
    for (Map.Entry<String, Measure> line : LINES) {
      boolean percent = line.getValue().unit() != Measure.Unit.NUMBER;
      row(table, line.getKey(), own.value(line.getValue()), held.value(line.getValue()), percent);
    }
    row(table, "exposure", backtest.exposure(), answer.benchmark().exposure(), true);
    row(table, "turnover a year", backtest.turnover(), answer.benchmark().turnover(), false);
    table.lines().forEach(out::println);
    out.println();
    out.println(
        "%d trades, %d fills; costs %s (commission %s, slippage %s, borrowing %s)"
            .formatted(
                backtest.trades().size(),
                backtest.fills().size(),
                money(backtest.commission() + backtest.slippage() + backtest.borrowing()),
                money(backtest.commission()),
                money(backtest.slippage()),
                money(backtest.borrowing())));
    out.println(
        "deflated Sharpe ratio %s (of %d tried)"
            .formatted(
                TextTable.percent(own.value(Measure.DEFLATED_SHARPE)), answer.request().trials()));
    answer.warnings().forEach(warning -> out.println("! " + warning));
    if (file != null) {
      out.println(file.toAbsolutePath());
    }
  }

  private static void row(TextTable table, String name, double own, double held, boolean percent) {
    table.row(name, shown(own, percent), shown(held, percent));
  }

  private static String shown(double value, boolean percent) {
    return percent ? TextTable.percent(value) : number(value);
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "-";
  }

  private static String money(double value) {
    return number(value);
  }
}
