package tradingagents.cli.analysis;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A file of simple returns per period, as fractions, oldest first: a column for each series and, if
 * it has one, a column of dates. Every return is above -1: after a total loss there is nothing left
 * that could return.
 */
final class ReturnsFile {
  /** A first column of such a name counts periods and is no series, unless it is asked for. */
  private static final Set<String> COUNTERS =
      Set.of("", "period", "index", "year", "month", "week", "day", "no", "id", "#");

  private final CsvTable table;
  private final List<String> names;
  private final List<LocalDate> dates;

  private ReturnsFile(CsvTable table, List<String> names, List<LocalDate> dates) {
    this.table = table;
    this.names = names;
    this.dates = dates;
  }

  /** Reads a file with at least one series. */
  static ReturnsFile read(Path file) {
    CsvTable table = CsvTable.read(file);
    Optional<String> date = table.dateColumn();
    List<String> names = new ArrayList<>(table.header());
    date.ifPresent(names::remove);
    if (names.size() > 1 && COUNTERS.contains(names.getFirst().toLowerCase(Locale.ROOT))) {
      names.removeFirst();
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          CsvTable.shown(file.toString()) + ": there are dates but no returns");
    }
    return new ReturnsFile(table, List.copyOf(names), date.map(table::dates).orElse(List.of()));
  }

  /** The names of the series, as the file writes them. */
  List<String> names() {
    return names;
  }

  /** How many periods. */
  int size() {
    return table.size();
  }

  /** The last date of each period; empty when the file has none. */
  List<LocalDate> dates() {
    return dates;
  }

  /** The name as the file writes it. */
  String named(String name) {
    return table.named(name);
  }

  /** Whether any cell of the column is a number. */
  boolean hasNumbers(String name) {
    return table.hasNumbers(name);
  }

  /** The returns of a series. */
  double[] returns(String name) {
    double[] returns = table.numbers(name);
    for (int row = 0; row < returns.length; row++) {
      if (returns[row] <= -1) {
        throw table.refusal(
            row,
            "%s must be a return above -1 as a fraction such as 0.0125, not %s"
                .formatted(name, CsvTable.shown(table.text(row, name))));
      }
    }
    return returns;
  }
}
