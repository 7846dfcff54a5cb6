package tradingagents.cli.analysis;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tradingagents.lab.analytics.FactorsStudy;
import tradingagents.quant.factor.FactorModel;
import tradingagents.quant.factor.ReturnTable;

/** Regresses a portfolio's returns on factors. */
@Command(
    name = "factors",
    mixinStandardHelpOptions = true,
    description = {
      "Explains a portfolio's returns by factors: least squares with an intercept (alpha) and"
          + " Newey-West standard errors, without a small-sample correction.",
      "Both files have a column date and a column for each series, returns as fractions. They are"
          + " joined by date: between the portfolio's first and last date both must have the same"
          + " dates; factors before and after are left out. Without dates both have as many rows."
    })
public final class FactorsCommand
    extends AnalysisCommand<FactorsStudy.Request, FactorsStudy.Answer> {
  @Option(
      names = "--returns",
      required = true,
      paramLabel = "FILE.csv",
      description = "The portfolio's returns.")
  private Path returns = Path.of("");

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description = "The portfolio's column, where the file has several.")
  private @Nullable String column;

  @Option(
      names = "--factors",
      required = true,
      paramLabel = "FILE.csv",
      description = "The factors' returns.")
  private Path factors = Path.of("");

  @Option(
      names = "--risk-free",
      paramLabel = "NAME",
      description = "A column of the factors that is subtracted from the portfolio instead.")
  private @Nullable String riskFree;

  @Option(
      names = "--lags",
      paramLabel = "N",
      description = "Lags of the errors; default floor(4 (n / 100)^(2/9)).")
  private @Nullable Integer lags;

  @Option(
      names = "--periods",
      paramLabel = "N",
      defaultValue = "252",
      description = "Periods of a year; default ${DEFAULT-VALUE}.")
  private double periods = 252;

  /**
   * The command.
   *
   * @param out where answers go
   */
  public FactorsCommand(PrintStream out) {
    super(new FactorsStudy(), out);
  }

  @Override
  FactorsStudy.Request request() {
    FactorModel model = new FactorModel(lags, periods);
    ReturnsFile portfolio = ReturnsFile.read(returns);
    ReturnsFile explained = ReturnsFile.read(factors);
    String mine = portfolioColumn(portfolio);
    List<String> names = new ArrayList<>(explained.names());
    if (returns.toAbsolutePath().normalize().equals(factors.toAbsolutePath().normalize())) {
      names.remove(mine);
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          CsvTable.shown(factors.toString()) + ": there are no factors");
    }
    if (portfolio.dates().isEmpty() != explained.dates().isEmpty()) {
      throw new IllegalArgumentException(
          "one of the two files has dates and the other has none: they cannot be joined");
    }
    if (portfolio.dates().isEmpty() && portfolio.size() != explained.size()) {
      throw new IllegalArgumentException(
          "%d returns stand beside %d rows of factors, and there are no dates to join them by"
              .formatted(portfolio.size(), explained.size()));
    }
    return new FactorsStudy.Request(
        table(portfolio, List.of(mine)),
        table(explained, names),
        riskFree == null ? null : explained.named(riskFree),
        model);
  }

  private String portfolioColumn(ReturnsFile portfolio) {
    if (column != null) {
      return portfolio.named(column);
    }
    if (portfolio.names().size() > 1) {
      throw new IllegalArgumentException(
          "--column must say which series is the portfolio: "
              + String.join(", ", portfolio.names()));
    }
    return portfolio.names().getFirst();
  }

  /** Rows without dates are counted in days from an epoch. */
  private static ReturnTable table(ReturnsFile file, List<String> names) {
    List<LocalDate> dates = file.dates();
    if (dates.isEmpty()) {
      dates = LocalDate.EPOCH.datesUntil(LocalDate.EPOCH.plusDays(file.size())).toList();
    }
    return new ReturnTable(dates, names, names.stream().map(file::returns).toList());
  }

  @Override
  void print(FactorsStudy.Answer answer, PrintStream out) {
    out.println(
        "%d returns, Newey-West errors with %d lags, R^2 %s (adjusted %s)"
            .formatted(
                answer.observations(),
                answer.lags(),
                TextTable.number(answer.rSquared()),
                TextTable.number(answer.adjustedRSquared())));
    out.println(
        "Alpha %s a period, %s a year; residual volatility %s a period, %s a year"
            .formatted(
                TextTable.percent(answer.alpha()),
                TextTable.percent(answer.alphaAnnual()),
                TextTable.percent(answer.residualVolatility()),
                TextTable.percent(answer.residualVolatilityAnnual())));
    out.println();
    TextTable table = new TextTable("", "value", "error", "t", "p");
    answer
        .coefficients()
        .forEach((name, row) ->
            table.row(
                name,
                TextTable.number(row.value()),
                TextTable.number(row.standardError()),
                TextTable.number(row.tStatistic()),
                TextTable.number(row.pValue())));
    table.lines().forEach(out::println);
    out.println();
    double total = answer.variance().total();
    TextTable parts = new TextTable("variance", "share");
    answer
        .variance()
        .contributions()
        .forEach((name, part) -> parts.row(name, TextTable.percent(part / total)));
    parts.row("specific", TextTable.percent(answer.variance().specific() / total));
    parts.lines().forEach(out::println);
  }
}
