package tradingagents.cli.analysis;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tradingagents.lab.analytics.MetricsStudy;
import tradingagents.lab.analytics.ReturnSeries;
import tradingagents.quant.measure.Terms;

/** The options that say what is measured, and on which terms. */
final class MeasuredFile {
  @Option(
      names = "--returns",
      paramLabel = "FILE.csv",
      description =
          "A header, an optional column of dates (oldest first), and one column of returns per"
              + " series; returns are fractions per period, 0.01 for one percent.")
  private @Nullable Path returns;

  @Option(
      names = "--bars",
      paramLabel = "FILE.csv",
      description = "Prices instead: date and close; the returns are those of the closes.")
  private @Nullable Path bars;

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description = "The series; without it the first column of numbers but the benchmark.")
  private @Nullable String column;

  @Option(
      names = "--benchmark",
      paramLabel = "NAME",
      description = "The column of the benchmark; without it what compares with one is null.")
  private @Nullable String benchmark;

  @Option(
      names = "--periods",
      paramLabel = "N",
      defaultValue = "252",
      description = "Periods in a year: 252 of days (default), 52 of weeks, 12 of months.")
  private int periods = 252;

  @Option(
      names = "--mar",
      paramLabel = "R",
      defaultValue = "0",
      description =
          "Minimum acceptable return per period (default 0), of sortino, omega and"
              + " downsideDeviation.")
  private double mar;

  @Option(
      names = "--risk-free",
      paramLabel = "R",
      defaultValue = "0",
      description = "Risk-free return per period, not per year (default 0).")
  private double riskFree;

  @Option(
      names = "--level",
      paramLabel = "P",
      defaultValue = "0.95",
      description =
          "Confidence, between 0 and 1 (default 0.95), of value at risk, conditional value at risk"
              + " and minTrackRecordLength.")
  private double level = 0.95;

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Of how many tried strategies this one was chosen (default 1: deflatedSharpe is"
              + " probabilisticSharpe).")
  private int trials = 1;

  @Option(
      names = "--trial-variance",
      paramLabel = "V",
      description =
          "Variance of the trials' Sharpe ratios per period; without it the variance of the"
              + " estimate itself.")
  private double trialVariance = Double.NaN;

  /** What was typed, read from its file. */
  MetricsStudy.Request request() {
    Terms terms = new Terms(periods, mar, riskFree, level, trials, trialVariance);
    if ((returns == null) == (bars == null)) {
      throw new IllegalArgumentException("give one file, either --returns or --bars");
    }
    return new MetricsStudy.Request(
        returns != null ? ofReturns(ReturnsFile.read(returns)) : ofBars(CsvTable.read(bars)),
        terms);
  }

  private ReturnSeries ofReturns(ReturnsFile file) {
    String other = benchmark == null ? null : file.named(benchmark);
    String own = column == null ? first(file, other) : file.named(column);
    double[] numbers = twoOrMore(file.returns(own));
    return other == null
        ? ReturnSeries.alone(own, null, file.dates(), numbers)
        : ReturnSeries.beside(own, other, file.dates(), numbers, file.returns(other));
  }

  private static String first(ReturnsFile file, @Nullable String other) {
    return file.names().stream()
        .filter(name -> !name.equals(other))
        .filter(file::hasNumbers)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the file has no column of returns beside "
                    + (other == null ? "its dates" : "the benchmark")));
  }

  private static double[] twoOrMore(double[] numbers) {
    if (numbers.length < 2) {
      throw new IllegalArgumentException(
          "measures need two returns or more, and here is " + numbers.length);
    }
    return numbers;
  }

  private ReturnSeries ofBars(CsvTable table) {
    if (column != null || benchmark != null) {
      throw new IllegalArgumentException("--column and --benchmark name columns of --returns");
    }
    List<LocalDate> days = table.dateColumn().map(table::dates).orElse(List.of());
    double[] closes = new double[table.size()];
    for (int row = 0; row < closes.length; row++) {
      checkOrder(table, row);
      closes[row] = price(table, row, "close");
    }
    double[] changes = new double[closes.length - 1];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = closes[i + 1] / closes[i] - 1;
    }
    boolean dated = !days.isEmpty();
    return ReturnSeries.alone(
        "close",
        dated ? days.getFirst() : null,
        dated ? days.subList(1, days.size()) : days,
        twoOrMore(changes));
  }

  private static void checkOrder(CsvTable table, int row) {
    for (String name : List.of("open", "high", "low")) {
      if (table.has(name)) {
        price(table, row, name);
      }
    }
    if (table.has("high") && table.has("low")) {
      double high = table.number(row, "high");
      double low = table.number(row, "low");
      if (high < low) {
        throw table.refusal(row, "high %s is below low %s".formatted(high, low));
      }
    }
  }

  private static double price(CsvTable table, int row, String column) {
    double price = table.number(row, column);
    if (price <= 0) {
      throw table.refusal(
          row, "%s must be above zero, not %s".formatted(column, table.text(row, column)));
    }
    return price;
  }
}
