package tradingagents.cli.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rows in columns of a terminal: the first to the left, the others, which are numbers, to the
 * right.
 */
public final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * A table with one row, its header.
   *
   * @param header names of the columns
   */
  public TextTable(String... header) {
    rows.add(List.of(header));
  }

  /**
   * One more row.
   *
   * @param cells as many as the header has
   */
  public void row(String... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException("a row as wide as the header, please");
    }
    rows.add(List.of(cells));
  }

  /**
   * A number for a person.
   *
   * @param value any
   * @return six places at most; "-" when there is none
   */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return "-";
    }
    String text = String.format(Locale.ROOT, "%.6f", value);
    return text.replaceAll("0+$", "").replaceAll("\\.$", ".0");
  }

  /**
   * A fraction as percent.
   *
   * @param fraction any
   * @return such as -1.04 %; "-" when there is none
   */
  public static String percent(double fraction) {
    if (!Double.isFinite(fraction)) {
      return "-";
    }
    String text = String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    return text.equals("-0.00 %") ? "0.00 %" : text;
  }

  /**
   * All rows.
   *
   * @return one line each
   */
  public List<String> lines() {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String space = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? "" : "  ");
        line.append(i == 0 ? row.get(i) + space : space + row.get(i));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
