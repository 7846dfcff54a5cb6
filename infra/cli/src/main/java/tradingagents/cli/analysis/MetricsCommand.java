package tradingagents.cli.analysis;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tradingagents.lab.analytics.MetricsStudy;
import tradingagents.lab.analytics.ReturnSeries;
import tradingagents.quant.measure.Drawdown;
import tradingagents.quant.measure.Measure;
import tradingagents.quant.measure.Performance;

/** Measures a return series. */
@Command(
    name = "metrics",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the returns of a portfolio, and compares them with a benchmark.",
      "Losses are negative in returns, value at risk and conditional value at risk; drawdowns are"
          + " positive fractions. sharpe, sortino, calmar, trackingError, informationRatio,"
          + " treynor, martinRatio and burkeRatio are annualised; omega, downsideDeviation, value"
          + " at risk and alpha are per period. What has nothing to divide by has no number: -"
          + " here, null in JSON. Formulas and sources: docs/maths.md.",
      "Drawdowns are in the order of time: peak is the last date at the high (the period's number"
          + " where the file has no dates, 0 the start; null a start without a date), recovery the"
          + " first date at the high again (null while under water), length counts periods from the"
          + " first below the high to the recovery."
    })
public final class MetricsCommand
    extends AnalysisCommand<MetricsStudy.Request, MetricsStudy.Answer> {
  private static final int MOST_DRAWDOWNS = 10;

  @Mixin private MeasuredFile file = new MeasuredFile();

  /**
   * The command.
   *
   * @param out where answers go
   */
  public MetricsCommand(PrintStream out) {
    super(new MetricsStudy(), out);
  }

  @Override
  MetricsStudy.Request request() {
    return file.request();
  }

  @Override
  void print(MetricsStudy.Answer answer, PrintStream out) {
    ReturnSeries series = answer.request().series();
    out.println(
        "%s%s, %d returns%s"
            .formatted(
                CsvTable.shown(series.name()),
                series.benchmarkName() == null
                    ? ""
                    : " beside " + CsvTable.shown(series.benchmarkName()),
                series.returns().length,
                series.dates().isEmpty()
                    ? ""
                    : " from " + series.dates().getFirst() + " to " + series.dates().getLast()));
    for (Measure.Group group : Measure.Group.values()) {
      if (group != Measure.Group.BENCHMARK || series.benchmark() != null) {
        out.println();
        group(group, answer.performance()).lines().forEach(out::println);
      }
    }
    drawdowns(answer, out);
  }

  private static TextTable group(Measure.Group group, Performance performance) {
    TextTable table = new TextTable(group.name().toLowerCase(Locale.ROOT), "", "");
    for (Measure measure : Measure.values()) {
      if (measure.group() == group) {
        double value = performance.value(measure);
        table.row(measure.id(), written(measure, value), per(measure.unit()));
      }
    }
    return table;
  }

  private static String written(Measure measure, double value) {
    return switch (measure.unit()) {
      case NUMBER -> TextTable.number(value);
      case PERIODS -> Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.1f periods", value);
      case FRACTION, FRACTION_A_PERIOD, FRACTION_A_YEAR -> TextTable.percent(value);
    };
  }

  private static String per(Measure.Unit unit) {
    return switch (unit) {
      case FRACTION_A_PERIOD -> "a period";
      case FRACTION_A_YEAR -> "a year";
      case NUMBER, FRACTION, PERIODS -> "";
    };
  }

  private static void drawdowns(MetricsStudy.Answer answer, PrintStream out) {
    ReturnSeries series = answer.request().series();
    TextTable table = new TextTable("drawdown", "depth", "peak", "trough", "recovery", "length");
    int rank = 0;
    for (Drawdown one : answer.performance().drawdowns().deepest(MOST_DRAWDOWNS)) {
      table.row(
          String.valueOf(++rank),
          TextTable.percent(one.depth()),
          Objects.requireNonNullElse(series.label(one.peak()), "start").toString(),
          String.valueOf(series.label(one.trough())),
          one.recovery().isPresent()
              ? String.valueOf(series.label(one.recovery().getAsInt()))
              : "-",
          String.valueOf(one.length()));
    }
    if (rank > 0) {
      out.println();
      table.lines().forEach(out::println);
    }
  }
}
