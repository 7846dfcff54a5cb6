package tradingagents.cli.analysis;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Numbers by name: typed as {@code A=0.5,B=0.5}, or a CSV file whose first column is the name and
 * whose second is the number. Each name once.
 */
final class NamedNumbers {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,2})?");

  private NamedNumbers() {}

  /**
   * Reads an option.
   *
   * @param option its name, for sentences
   * @param text as typed
   * @param key what a name means
   * @param value what a number means
   */
  static <K, V> Map<K, V> read(
      String option, String text, Function<String, K> key, Function<BigDecimal, V> value) {
    Map<K, V> numbers = new LinkedHashMap<>();
    each(
        option,
        text,
        (name, number) -> {
          if (numbers.put(key.apply(name), value.apply(number)) != null) {
            throw new IllegalArgumentException(name + " is named twice");
          }
        });
    return numbers;
  }

  private static void each(String option, String text, BiConsumer<String, BigDecimal> taken) {
    if (text.contains("=")) {
      for (String pair : text.split(",", -1)) {
        taken(option + " ", () -> typed(pair, taken));
      }
      return;
    }
    CsvTable table = CsvTable.read(Path.of(text));
    if (table.header().size() < 2) {
      throw new IllegalArgumentException(
          CsvTable.shown(text) + ": there must be two columns, the name and the number");
    }
    String name = table.header().get(0);
    String number = table.header().get(1);
    for (int row = 0; row < table.size(); row++) {
      String word = table.word(row, name);
      int line = row;
      table.amount(
          line,
          number,
          exact -> {
            taken.accept(word, exact);
            return word;
          });
    }
  }

  private static void taken(String where, Runnable pair) {
    try {
      pair.run();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + e.getMessage(), e);
    }
  }

  private static void typed(String pair, BiConsumer<String, BigDecimal> taken) {
    int at = pair.indexOf('=');
    String name = at < 0 ? "" : pair.substring(0, at).strip();
    String number = at < 0 ? "" : pair.substring(at + 1).strip();
    if (name.isEmpty() || !NUMBER.matcher(number).matches()) {
      throw new IllegalArgumentException(
          "must be pairs such as A=0.5,B=0.5, not " + CsvTable.shown(pair));
    }
    taken.accept(name, new BigDecimal(number));
  }
}
