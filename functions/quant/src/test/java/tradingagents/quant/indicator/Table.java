package tradingagents.quant.indicator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tradingagents.quant.series.Bars;

/** Real bars, and what Python makes of them: the columns of a text resource. */
final class Table {
  static final Table GOLDEN = new Table("/tradingagents/quant/indicators-golden.csv");

  private final List<String> names;
  private final List<String[]> rows;

  private Table(String resource) {
    try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(resource))) {
      List<String[]> all =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split(",", -1))
              .toList();
      names = List.of(all.getFirst());
      rows = all.subList(1, all.size());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  List<String> names() {
    return names;
  }

  double[] column(String name) {
    int index = names.indexOf(name);
    return rows.stream()
        .mapToDouble(row -> row[index].isEmpty() ? Double.NaN : Double.parseDouble(row[index]))
        .toArray();
  }

  Bars bars() {
    return new Bars(
        column("open"), column("high"), column("low"), column("close"), column("volume"));
  }
}
