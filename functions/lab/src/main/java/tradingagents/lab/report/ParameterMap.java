package tradingagents.lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import tradingagents.desk.report.Html;
import tradingagents.quant.backtest.sweep.SweepTable;

/**
 * Sharpe ratios of all pairs of a sweep as a map: fast windows across, slow ones up, the further
 * from zero the stronger. A plateau is a better sign than a peak. Where there are many windows, a
 * cell is the mean of neighbours.
 */
final class ParameterMap {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 560;
  private static final int MOST = 60;
  private static final int SHADES = 5;

  private final SweepTable table;
  private final List<Integer> fasts;
  private final List<Integer> slows;

  private ParameterMap(SweepTable table) {
    this.table = table;
    TreeSet<Integer> fast = new TreeSet<>();
    TreeSet<Integer> slow = new TreeSet<>();
    for (int pair = 0; pair < table.grid().size(); pair++) {
      fast.add(table.grid().fast(pair));
      slow.add(table.grid().slow(pair));
    }
    fasts = new ArrayList<>(fast);
    slows = new ArrayList<>(slow);
  }

  private record Cell(double sum, int count) {
    Cell plus(double value) {
      return new Cell(sum + value, count + 1);
    }
  }

  static void draw(Html svg, SweepTable table) {
    new ParameterMap(table).draw(svg);
  }

  private void draw(Html svg) {
    int columns = Math.min(MOST, fasts.size());
    int rows = Math.min(MOST, slows.size());
    TreeMap<Integer, Cell> cells = new TreeMap<>();
    for (int pair = 0; pair < table.grid().size(); pair++) {
      if (!Double.isNaN(table.sharpe(pair))) {
        int at = row(table.grid().slow(pair), rows) * columns + column(pair, columns);
        cells.put(at, cells.getOrDefault(at, new Cell(0, 0)).plus(table.sharpe(pair)));
      }
    }
    double most =
        cells.values().stream()
            .mapToDouble(cell -> Math.abs(cell.sum / cell.count))
            .max()
            .orElse(0);
    String box = "0 0 " + WIDTH + " " + HEIGHT;
    svg.open("svg", "class", "chart", "viewBox", box, "role", "img", "aria-label", "Sharpe ratios");
    double width = (WIDTH - 70.0) / columns;
    double height = (HEIGHT - 50.0) / rows;
    cells.forEach((at, cell) ->
        Drawing.rect(
            svg,
            60 + at % columns * width,
            HEIGHT - 40 - (at / columns + 1) * height,
            width,
            height,
            shade(cell.sum / cell.count, most)));
    best(svg, columns, rows, width, height);
    axes(svg, columns, rows, width, height);
    svg.close().line();
  }

  private void best(Html svg, int columns, int rows, double width, double height) {
    for (int pair : table.best(1)) {
      int row = row(table.grid().slow(pair), rows);
      Drawing.rect(
          svg,
          60 + column(pair, columns) * width,
          HEIGHT - 40 - (row + 1) * height,
          width,
          height,
          "best");
    }
  }

  private void axes(Html svg, int columns, int rows, double width, double height) {
    for (int i = 0; i < columns; i += Math.ceilDiv(columns, 10)) {
      int window = fasts.get((int) ((long) i * fasts.size() / columns));
      Drawing.text(svg, 60 + (i + 0.5) * width, HEIGHT - 22, String.valueOf(window), "tick middle");
    }
    for (int i = 0; i < rows; i += Math.ceilDiv(rows, 10)) {
      int window = slows.get((int) ((long) i * slows.size() / rows));
      Drawing.text(
          svg, 52, HEIGHT - 40 - (i + 0.5) * height + 4, String.valueOf(window), "tick end");
    }
    Drawing.text(svg, WIDTH / 2.0, HEIGHT - 4, "fast window across, slow window up", "tick middle");
  }

  private int column(int pair, int columns) {
    return (int) ((long) fasts.indexOf(table.grid().fast(pair)) * columns / fasts.size());
  }

  private int row(int slow, int rows) {
    return (int) ((long) slows.indexOf(slow) * rows / slows.size());
  }

  private static String shade(double value, double most) {
    if (value == 0 || most == 0) {
      return "zero";
    }
    int depth = Math.clamp((int) Math.ceil(SHADES * Math.abs(value) / most), 1, SHADES);
    return (value > 0 ? "g" : "f") + depth;
  }
}
