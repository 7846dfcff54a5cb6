package tradingagents.cli.analysis;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tradingagents.lab.analytics.ScenarioStudy;
import tradingagents.quant.factor.ReturnTable;
import tradingagents.quant.scenario.CrisisWindow;
import tradingagents.quant.scenario.Exposure;
import tradingagents.quant.scenario.Scenario;

/** Says what holdings would gain or lose. */
@Command(
    name = "scenario",
    mixinStandardHelpOptions = true,
    description = {
      "Says what holdings would gain or lose: with shocks of assets, with shocks of factors that"
          + " assets follow by their betas, or if a window of history came again.",
      "Holdings are symbol,quantity,price or symbol,value. Shocks are typed as A=-0.2,B=-0.1 or a"
          + " file of name,shock; what is not named stands still. Windows by name: crash-1987,"
          + " dot-com, gfc, covid, bear-2022 (S&P 500, from the close of the peak to the close of"
          + " the trough)."
    })
public final class ScenarioCommand
    extends AnalysisCommand<ScenarioStudy.Request, ScenarioStudy.Answer> {
  @Option(
      names = "--holdings",
      required = true,
      paramLabel = "FILE.csv",
      description = "What is held.")
  private Path holdings = Path.of("");

  @Option(
      names = "--cash",
      paramLabel = "AMOUNT",
      defaultValue = "0",
      description = "Does not move; default 0.")
  private BigDecimal cash = BigDecimal.ZERO;

  @Option(
      names = "--shocks",
      paramLabel = "A=-0.2,..|FILE.csv",
      description = "Returns of assets; with --betas of factors.")
  private @Nullable String shocks;

  @Option(
      names = "--betas",
      paramLabel = "FILE.csv",
      description = "A row for each asset: symbol and a column for each factor.")
  private @Nullable Path betas;

  @Option(
      names = "--returns",
      paramLabel = "FILE.csv",
      description = "History: date and a column for each asset.")
  private @Nullable Path returns;

  @Option(names = "--from", paramLabel = "DATE", description = "The first return's date.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "The last return's date.")
  private @Nullable LocalDate to;

  @Option(names = "--window", paramLabel = "NAME", description = "A window by its name.")
  private @Nullable String window;

  /**
   * The command.
   *
   * @param out where answers go
   */
  public ScenarioCommand(PrintStream out) {
    super(new ScenarioStudy(), out);
  }

  @Override
  ScenarioStudy.Request request() {
    if ((shocks == null) == (returns == null)) {
      throw new IllegalArgumentException(
          "either --shocks, or --returns with --from and --to or with --window, must be given");
    }
    List<Exposure> exposures = HoldingsFile.read(holdings).exposures();
    Scenario scenario = new Scenario(exposures, cash.doubleValue());
    return new ScenarioStudy.Request(
        scenario, returns == null ? shocks(String.valueOf(shocks)) : history(returns, exposures));
  }

  private ScenarioStudy.Stress shocks(String typed) {
    if (window != null || from != null || to != null) {
      throw new IllegalArgumentException("a window needs --returns");
    }
    Map<String, Double> moves =
        NamedNumbers.read("--shocks", typed, name -> name, BigDecimal::doubleValue);
    return betas == null
        ? new ScenarioStudy.Shocks(moves)
        : new ScenarioStudy.FactorShocks(betas(betas), moves);
  }

  private static Map<String, Map<String, Double>> betas(Path file) {
    CsvTable table = CsvTable.read(file);
    String asset = table.firstOf("symbol", "asset", "ticker", "name").orElse("symbol");
    Map<String, Map<String, Double>> betas = new LinkedHashMap<>();
    for (int row = 0; row < table.size(); row++) {
      Map<String, Double> one = new LinkedHashMap<>();
      for (String factor : table.header()) {
        if (!factor.equalsIgnoreCase(asset)) {
          one.put(factor, table.number(row, factor));
        }
      }
      if (betas.put(table.word(row, asset), one) != null) {
        throw table.refusal(row, table.word(row, asset) + " is named twice");
      }
    }
    return betas;
  }

  private ScenarioStudy.Stress history(Path file, List<Exposure> exposures) {
    if (betas != null) {
      throw new IllegalArgumentException("--betas goes with --shocks");
    }
    LocalDate first = from;
    LocalDate last = to;
    if (window != null) {
      if (from != null || to != null) {
        throw new IllegalArgumentException("either --window or --from and --to, not both");
      }
      CrisisWindow named = CrisisWindow.named(window);
      first = named.firstReturn();
      last = named.trough();
    }
    if (first == null || last == null) {
      throw new IllegalArgumentException("--returns needs --from and --to, or --window");
    }
    ReturnsFile history = ReturnsFile.read(file);
    if (history.dates().isEmpty()) {
      throw new IllegalArgumentException(
          CsvTable.shown(file.toString()) + ": a window needs a column date");
    }
    List<String> names = exposures.stream().map(Exposure::asset).toList();
    List<double[]> columns = new ArrayList<>();
    names.forEach(name -> columns.add(history.returns(history.named(name))));
    return new ScenarioStudy.History(new ReturnTable(history.dates(), names, columns), first, last);
  }

  @Override
  void print(ScenarioStudy.Answer answer, PrintStream out) {
    ScenarioStudy.Window past = answer.window();
    if (past != null) {
      out.println(
          "Returns of %s to %s (%d), worst value %s%s"
              .formatted(
                  past.firstReturn(),
                  past.lastReturn(),
                  past.periods(),
                  money(past.worstValue()),
                  past.worstDate() == null ? " today" : " on " + past.worstDate()));
      out.println();
    }
    TextTable table = new TextTable("", "before", "shock", "profit and loss", "after");
    answer
        .positions()
        .forEach((name, row) ->
            table.row(
                name,
                money(row.before()),
                TextTable.percent(row.shock()),
                money(row.profitAndLoss()),
                money(row.after())));
    if (answer.cash() > 0) {
      table.row("cash", money(answer.cash()), "-", "-", money(answer.cash()));
    }
    table.row(
        "all",
        money(answer.before()),
        TextTable.percent(answer.relative()),
        money(answer.profitAndLoss()),
        money(answer.after()));
    table.lines().forEach(out::println);
  }

  private static String money(double amount) {
    return String.format(Locale.ROOT, "%.2f", amount);
  }
}
