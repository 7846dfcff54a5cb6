package tradingagents.cli.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import tradingagents.cli.analysis.TextTable;
import tradingagents.desk.report.SafeText;

/** A bench on a terminal: one table a group of columns, so that each fits. */
final class BenchText {
  private static final int MOST_SHOWN = 200;

  private BenchText() {}

  static void print(BenchReport report, PrintStream out) {
    out.println(report.about());
    for (Column.Group group : Column.Group.values()) {
      List<Column> columns =
          Column.all().stream().filter(column -> column.group() == group).toList();
      List<String> heads = new ArrayList<>(List.of(group.title()));
      columns.forEach(column -> heads.add(column.name()));
      TextTable table = new TextTable(heads.toArray(String[]::new));
      for (ModelRow row : report.models()) {
        List<String> cells = new ArrayList<>(List.of(row.model()));
        columns.forEach(column -> cells.add(column.cell().apply(row)));
        table.row(cells.toArray(String[]::new));
      }
      out.println();
      table.lines().forEach(out::println);
    }
    out.println();
    scores(report, out);
    for (ModelRow row : report.models()) {
      String why = row.turns().firstFailure();
      if (why != null) {
        String line = SafeText.line(why);
        String cut = line.length() > MOST_SHOWN ? line.substring(0, MOST_SHOWN) + "..." : line;
        out.println("! " + row.model() + ": " + cut);
      }
    }
    out.println("! " + BenchReport.WARNING);
  }

  private static void scores(BenchReport report, PrintStream out) {
    List<String> heads = new ArrayList<>(List.of("Outcomes"));
    heads.addAll(BenchReport.SCORE_HEADS);
    TextTable table = new TextTable(heads.toArray(String[]::new));
    boolean isEmpty = true;
    for (ModelRow row : report.models()) {
      for (ModelRow.ScoreLine line : row.scores()) {
        List<String> cells = new ArrayList<>(List.of(row.model()));
        cells.addAll(BenchReport.cells(line));
        table.row(cells.toArray(String[]::new));
        isEmpty = false;
      }
    }
    if (isEmpty) {
      out.println("No decision's horizon has traded in the data.");
    } else {
      table.lines().forEach(out::println);
    }
    out.println();
  }
}
