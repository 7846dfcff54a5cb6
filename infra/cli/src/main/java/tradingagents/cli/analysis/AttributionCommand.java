package tradingagents.cli.analysis;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tradingagents.lab.analytics.AttributionStudy;
import tradingagents.quant.attribution.Period;
import tradingagents.quant.attribution.Segment;

/** Explains an excess return. */
@Command(
    name = "attribution",
    mixinStandardHelpOptions = true,
    description = {
      "Explains a portfolio's excess return over its benchmark by allocation, selection and"
          + " interaction (Brinson-Fachler), linked over the periods so that the effects sum to"
          + " it.",
      "The file has one row per period and segment: period,segment,portfolioWeight,benchmarkWeight,"
          + "portfolioReturn,benchmarkReturn; periods oldest first, weights at their start, returns"
          + " as fractions (a return may be empty where its weight is 0)."
    })
public final class AttributionCommand
    extends AnalysisCommand<AttributionStudy.Request, AttributionStudy.Answer> {
  @Option(names = "--segments", required = true, paramLabel = "FILE.csv", description = "The file.")
  private Path segments = Path.of("");

  @Option(
      names = "--linking",
      paramLabel = "WAY",
      defaultValue = "carino",
      description = "How effects add up over periods: carino (default) or menchero.")
  private String linking = "carino";

  /**
   * The command.
   *
   * @param out where answers go
   */
  public AttributionCommand(PrintStream out) {
    super(new AttributionStudy(), out);
  }

  @Override
  AttributionStudy.Request request() {
    CsvTable table = CsvTable.read(segments);
    Map<String, List<Segment>> periods = new LinkedHashMap<>();
    for (int row = 0; row < table.size(); row++) {
      periods
          .computeIfAbsent(table.word(row, "period"), name -> new ArrayList<>())
          .add(
              new Segment(
                  table.word(row, "segment"),
                  table.number(row, "portfolioWeight"),
                  table.number(row, "benchmarkWeight"),
                  table.numberOrNone(row, "portfolioReturn"),
                  table.numberOrNone(row, "benchmarkReturn")));
    }
    return new AttributionStudy.Request(
        periods.entrySet().stream().map(e -> new Period(e.getKey(), e.getValue())).toList(),
        AttributionStudy.linking(linking));
  }

  @Override
  void print(AttributionStudy.Answer answer, PrintStream out) {
    out.println(
        "Portfolio %s, benchmark %s, excess %s (linked by %s)"
            .formatted(
                TextTable.percent(answer.portfolioReturn()),
                TextTable.percent(answer.benchmarkReturn()),
                TextTable.percent(answer.excessReturn()),
                answer.linking()));
    out.println();
    table("segment", answer.segments(), answer).lines().forEach(out::println);
    if (answer.periods().size() > 1) {
      out.println();
      table("period", answer.periods(), answer).lines().forEach(out::println);
    }
  }

  private static TextTable table(
      String what, Map<String, AttributionStudy.Row> rows, AttributionStudy.Answer answer) {
    TextTable table = new TextTable(what, "allocation", "selection", "interaction", "total");
    rows.forEach((name, row) -> row(table, name, row));
    row(
        table,
        "all",
        new AttributionStudy.Row(
            answer.allocation(), answer.selection(), answer.interaction(), answer.excessReturn()));
    return table;
  }

  private static void row(TextTable table, String name, AttributionStudy.Row row) {
    table.row(
        name,
        TextTable.percent(row.allocation()),
        TextTable.percent(row.selection()),
        TextTable.percent(row.interaction()),
        TextTable.percent(row.total()));
  }
}
