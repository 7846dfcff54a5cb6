package tradingagents.cli.backtest;

import java.io.PrintStream;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tradingagents.cli.analysis.TextTable;
import tradingagents.lab.backtest.Method;
import tradingagents.lab.backtest.SearchStudy;
import tradingagents.quant.backtest.search.Trial;

/** Looks for the best parameters of a strategy. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = {
      "Looks for the best parameters of any strategy: all of them, some at random, or by successive"
          + " halving. What the best of so many is worth stands beside it: its deflated Sharpe"
          + " ratio and the probability that such a choice is overfitted."
    })
public final class SearchCommand extends Work<SearchStudy.Answer> {
  @Mixin private TapeOptions bars = new TapeOptions();
  @Mixin private TradingOptions trading = new TradingOptions();
  @Mixin private SpaceOptions space = new SpaceOptions();
  @Mixin private MethodOptions method = new MethodOptions();

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many of the best to tell (default 10).")
  private int top = 10;

  /**
   * The command.
   *
   * @param screen where it is typed
   */
  public SearchCommand(Screen screen) {
    super(screen);
  }

  @Override
  SearchStudy.Answer work(Progress progress) {
    Method chosen = method.method();
    return new SearchStudy()
        .answer(
            new SearchStudy.Request(
                bars.tape(),
                trading.setup(),
                space.template(),
                space.space(),
                chosen,
                space.goal(),
                top),
            progress);
  }

  @Override
  void print(SearchStudy.Answer answer, PrintStream out) {
    TextTable table = new TextTable("strategy", answer.request().goal().word(), "bars");
    for (Trial trial : answer.found().trials().stream().limit(top).toList()) {
      table.row(
          answer.request().template().with(trial.parameters()).name(),
          TextTable.number(trial.score()),
          String.valueOf(trial.span().size()));
    }
    table.lines().forEach(out::println);
    out.println();
    out.println(
        String.format(
            Locale.ROOT,
            "%d combinations, %d evaluations, %d without a score",
            answer.found().trials().size(),
            answer.found().evaluations(),
            answer.found().unscored()));
    Worth.print(answer.worth(), out);
    answer.warnings().forEach(warning -> out.println("! " + warning));
  }
}
