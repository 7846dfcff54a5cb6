package tradingagents.cli.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tradingagents.cli.analysis.TextTable;
import tradingagents.lab.backtest.CompareStudy;
import tradingagents.quant.backtest.validation.Comparison;
import tradingagents.quant.backtest.validation.DatedReturns;

/** Compares two runs. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two runs over the same dates, each a file that backtest --json printed or --out"
          + " wrote. What the first has more than the second stands beside the interval in which it"
          + " lies when both are drawn anew together, in blocks."
    })
public final class CompareCommand extends Work<CompareStudy.Answer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Parameters(index = "0", paramLabel = "A.json", description = "One run.")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "B.json", description = "The other.")
  private Path second = Path.of("");

  @Option(names = "--seed", paramLabel = "N", defaultValue = "7", description = "Default 7.")
  private long seed = 7;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How often both are drawn anew (default 1000).")
  private int resamples = 1_000;

  @Option(
      names = "--level",
      paramLabel = "P",
      defaultValue = "0.95",
      description = "Of the intervals (default 0.95).")
  private double level = 0.95;

  /**
   * The command.
   *
   * @param screen where it is typed
   */
  public CompareCommand(Screen screen) {
    super(screen);
  }

  /** A run as a file has it. */
  private record Run(String name, DatedReturns returns, int periods) {}

  @Override
  CompareStudy.Answer work(Progress progress) {
    Run one = read(first);
    Run other = read(second);
    if (one.periods != other.periods) {
      throw new IllegalArgumentException(
          "one run has %d periods a year, the other %d".formatted(one.periods, other.periods));
    }
    return new CompareStudy()
        .answer(
            new CompareStudy.Request(
                one.name,
                one.returns,
                other.name,
                other.returns,
                new Comparison.Terms(one.periods, level, resamples, seed)));
  }

  private static Run read(Path file) {
    try {
      JsonNode run = JSON.readTree(Files.readString(file));
      JsonNode curve = run.path("curve");
      if (!curve.path("dates").isArray() || !curve.path("equity").isArray()) {
        throw new IllegalArgumentException(
            file + " is no run: it has no curve; write one with backtest ... --out " + file);
      }
      List<LocalDate> dates = new ArrayList<>();
      curve.get("dates").forEach(day -> dates.add(LocalDate.parse(day.asText())));
      double[] equity = new double[curve.get("equity").size()];
      for (int i = 0; i < equity.length; i++) {
        equity[i] = curve.get("equity").get(i).asDouble(Double.NaN);
      }
      return new Run(
          run.path("strategy").asText(file.toString()),
          returns(dates, equity, run.path("capital").asDouble(Double.NaN)),
          run.path("periods").asInt(252));
    } catch (JsonProcessingException | DateTimeException e) {
      throw new IllegalArgumentException(file + " is no run that backtest wrote", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read the file " + file, e);
    }
  }

  private static DatedReturns returns(List<LocalDate> dates, double[] equity, double capital) {
    if (dates.size() != equity.length || equity.length < 3) {
      throw new IllegalArgumentException(
          "a run has a date for each of three values of equity or more, not %d and %d"
              .formatted(dates.size(), equity.length));
    }
    double[] returns = new double[equity.length - 1];
    double before = capital;
    for (int i = 0; i < returns.length; i++) {
      returns[i] = equity[i + 1] / before - 1;
      before = equity[i + 1];
    }
    return new DatedReturns(dates.subList(1, dates.size()), returns);
  }

  @Override
  void print(CompareStudy.Answer answer, PrintStream out) {
    Comparison comparison = answer.comparison();
    TextTable table = new TextTable("", "first", "second", "difference", "from", "to");
    row(table, "annual return", comparison.annualReturn());
    row(table, "volatility", comparison.volatility());
    row(table, "sharpe", comparison.sharpe());
    row(table, "max drawdown", comparison.maxDrawdown());
    out.println(
        "first %s, second %s, %d returns"
            .formatted(
                answer.request().firstName(),
                answer.request().secondName(),
                answer.request().first().size()));
    table.lines().forEach(out::println);
    out.println();
    out.println(
        "chance makes Sharpe ratios differ by as much in %s of cases"
            .formatted(TextTable.percent(comparison.sharpeProbability())));
  }

  private static void row(TextTable table, String name, Comparison.Difference one) {
    table.row(
        name,
        TextTable.number(one.first()),
        TextTable.number(one.second()),
        TextTable.number(one.difference()),
        TextTable.number(one.low()),
        TextTable.number(one.high()));
  }
}
