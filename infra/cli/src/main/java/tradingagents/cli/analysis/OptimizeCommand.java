package tradingagents.cli.analysis;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tradingagents.lab.analytics.OptimizeStudy;
import tradingagents.lab.analytics.OptimizeTerms;
import tradingagents.quant.optimise.AssetReturns;
import tradingagents.quant.optimise.Constraints;
import tradingagents.quant.optimise.Group;

/** Finds the best weights. */
@Command(
    name = "optimize",
    mixinStandardHelpOptions = true,
    description = {
      "Finds the weights of a fully invested portfolio that are best at an objective under"
          + " constraints.",
      "Every column of the file but the date is an asset; rows are simple returns per period as"
          + " fractions, oldest first. All numbers of the answer are per period of the file, value"
          + " at risk is a return (a loss is negative).",
      "Every constraint holds for min-variance, max-sharpe, target-return and min-cvar;"
          + " black-litterman has no --least-return, risk-parity and hrp have bounds only."
    })
public final class OptimizeCommand
    extends AnalysisCommand<OptimizeStudy.Request, OptimizeStudy.Answer> {
  @Option(names = "--returns", required = true, paramLabel = "FILE.csv", description = "The file.")
  private Path returns = Path.of("");

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      description =
          "min-variance, max-sharpe, target-return, min-cvar, risk-parity, hrp or"
              + " black-litterman; with --frontier min-variance when left out.")
  private @Nullable String objective;

  @Option(
      names = "--columns",
      paramLabel = "A,B",
      defaultValue = "",
      description = "Only these columns are assets.")
  private String columns = "";

  @Option(
      names = "--covariance",
      paramLabel = "NAME",
      defaultValue = "sample",
      description =
          "sample (default, divisor n - 1), ewma (RiskMetrics), ledoit-wolf (towards a scaled"
              + " identity) or ledoit-wolf-correlation (towards constant correlation).")
  private String covariance = "sample";

  @Option(names = "--lambda", paramLabel = "L", description = "Decay of ewma, 0.94 by default.")
  private @Nullable Double lambda;

  @Option(
      names = "--level",
      paramLabel = "L",
      defaultValue = "0.95",
      description = "Of value at risk and min-cvar: 0.95 by default.")
  private double level = OptimizeStudy.LEVEL;

  @Option(
      names = "--target",
      paramLabel = "R",
      description = "Expected return per period to meet exactly: target-return, min-cvar.")
  private @Nullable Double target;

  @Option(
      names = "--least-return",
      paramLabel = "R",
      description = "Expected return per period to reach at least.")
  private @Nullable Double leastReturn;

  @Option(
      names = "--risk-free",
      paramLabel = "R",
      defaultValue = "0",
      description = "Risk-free return per period, 0 by default.")
  private double riskFree;

  @Option(
      names = "--bounds",
      paramLabel = "BOUNDS",
      description =
          "low:high for every asset, NAME=low:high for one, separated by commas:"
              + " 0:0.4,AAPL=0.1:0.3. Long-only (0:1) by default; a negative low sells short.")
  private List<String> bounds = new ArrayList<>();

  @Option(
      names = "--groups",
      paramLabel = "GROUPS",
      description = "NAME=A+B:floor:cap, separated by commas: tech=AAPL+MSFT:0:0.5.")
  private List<String> groups = new ArrayList<>();

  @Option(
      names = "--turnover",
      paramLabel = "T",
      description = "The absolute changes from --current sum to at most this.")
  private @Nullable Double turnover;

  @Option(
      names = "--current",
      paramLabel = "A=W,B=W",
      defaultValue = "",
      description = "What is held now; assets left out are not held.")
  private String current = "";

  @Option(
      names = "--budgets",
      paramLabel = "A=S,B=S",
      defaultValue = "",
      description = "Shares of the risk for risk-parity, in any unit; equal by default.")
  private String budgets = "";

  @Option(
      names = "--distance",
      paramLabel = "NAME",
      defaultValue = "",
      description =
          "Of the tree of hrp: euclidean (default, of the columns of distances, as in the paper) or"
              + " correlation.")
  private String distance = "";

  @Option(
      names = "--market",
      paramLabel = "A=W,B=W",
      defaultValue = "",
      description = "Market weights for black-litterman; equal by default.")
  private String market = "";

  @Option(
      names = "--delta",
      paramLabel = "D",
      description = "Risk aversion of black-litterman, 2.5 by default.")
  private @Nullable Double delta;

  @Option(
      names = "--tau",
      paramLabel = "T",
      description = "Uncertainty of the equilibrium of black-litterman, 0.05 by default.")
  private @Nullable Double tau;

  @Option(
      names = "--views",
      paramLabel = "VIEWS",
      defaultValue = "",
      description =
          "Views of black-litterman, returns per period, separated by semicolons:"
              + " \"A=0.05;A-B=0.02;0.5*A+0.5*B-C=0.01\".")
  private String views = "";

  @Option(
      names = "--frontier",
      paramLabel = "N",
      description = "Adds N points of the efficient frontier, 2 to 100.")
  private @Nullable Integer frontier;

  /**
   * The command.
   *
   * @param out where answers go
   */
  public OptimizeCommand(PrintStream out) {
    super(new OptimizeStudy(), out);
  }

  @Override
  OptimizeStudy.Request request() {
    if (objective == null && frontier == null) {
      throw new IllegalArgumentException(
          "--objective is missing: min-variance, max-sharpe, target-return, min-cvar, risk-parity,"
              + " hrp or black-litterman");
    }
    if (frontier != null && (frontier < 2 || frontier > 100)) {
      throw new IllegalArgumentException("--frontier is 2 to 100 points, not " + frontier);
    }
    AssetReturns table = table();
    WeightWords words = new WeightWords(table.names());
    OptimizeTerms terms =
        new OptimizeTerms(
            objective == null ? "min-variance" : objective,
            covariance,
            maybe(lambda),
            level,
            maybe(target),
            riskFree,
            maybe(delta),
            maybe(tau),
            words.numbers("market", market),
            words.views(views),
            words.numbers("budgets", budgets),
            distance);
    Constraints constraints =
        words.bounds(Constraints.longOnly(table.names()), String.join(",", bounds));
    for (Group group : words.groups(String.join(",", groups))) {
      constraints = constraints.group(group);
    }
    if (leastReturn != null) {
      constraints = constraints.leastReturn(leastReturn);
    }
    constraints =
        OptimizeStudy.limited(constraints, maybe(turnover), words.numbers("current", current));
    return new OptimizeStudy.Request(table, terms, constraints, frontier == null ? 0 : frontier);
  }

  private AssetReturns table() {
    ReturnsFile file = ReturnsFile.read(returns);
    List<String> names = new ArrayList<>();
    if (columns.isBlank()) {
      names.addAll(file.names());
    } else {
      WeightWords words = new WeightWords(file.names());
      for (String column : columns.split(",", -1)) {
        names.add(words.asset(column));
      }
    }
    List<double[]> series = new ArrayList<>();
    for (String name : names) {
      series.add(file.returns(name));
    }
    return AssetReturns.ofColumns(names, series);
  }

  private static OptionalDouble maybe(@Nullable Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  @Override
  void print(OptimizeStudy.Answer answer, PrintStream out) {
    out.println("%s, covariance %s".formatted(answer.objective(), answer.covariance()));
    out.println();
    TextTable weights = new TextTable("asset", "weight", "share of risk");
    answer
        .weights()
        .forEach((name, weight) ->
            weights.row(
                name,
                TextTable.percent(weight),
                TextTable.percent(answer.riskContributions().getOrDefault(name, Double.NaN))));
    weights.lines().forEach(out::println);
    out.println();
    TextTable numbers = new TextTable("per period", "");
    numbers.row("expected return", TextTable.number(answer.expectedReturn()));
    numbers.row("volatility", TextTable.number(answer.volatility()));
    numbers.row("value at risk " + answer.level(), TextTable.number(answer.valueAtRisk()));
    numbers.row(
        "conditional value at risk " + answer.level(),
        TextTable.number(answer.conditionalValueAtRisk()));
    numbers.row("Sharpe ratio", TextTable.number(answer.sharpePerPeriod()));
    numbers.lines().forEach(out::println);
    if (!answer.posteriorReturns().isEmpty()) {
      out.println();
      TextTable beliefs = new TextTable("asset", "equilibrium", "after the views");
      answer
          .posteriorReturns()
          .forEach((name, value) ->
              beliefs.row(
                  name,
                  TextTable.number(answer.equilibriumReturns().getOrDefault(name, Double.NaN)),
                  TextTable.number(value)));
      beliefs.lines().forEach(out::println);
    }
    if (!answer.frontier().isEmpty()) {
      out.println();
      printFrontier(answer, out);
    }
  }

  private static void printFrontier(OptimizeStudy.Answer answer, PrintStream out) {
    List<String> header = new ArrayList<>(List.of("frontier", "expected return", "volatility"));
    header.addAll(answer.weights().keySet());
    TextTable points = new TextTable(header.toArray(String[]::new));
    int number = 0;
    for (OptimizeStudy.Point point : answer.frontier()) {
      List<String> row = new ArrayList<>();
      row.add(String.valueOf(++number));
      row.add(TextTable.number(point.expectedReturn()));
      row.add(TextTable.number(point.volatility()));
      point.weights().values().forEach(weight -> row.add(TextTable.percent(weight)));
      points.row(row.toArray(String[]::new));
    }
    points.lines().forEach(out::println);
  }
}
