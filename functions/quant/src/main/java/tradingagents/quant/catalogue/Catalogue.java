package tradingagents.quant.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tradingagents.model.failure.Suggestion;

/**
 * Things by name, as people type them: a name and its arguments with colons between, {@code
 * macd:12:26:9}. Arguments that are left out are the usual ones. What cannot be understood is an
 * {@link IllegalArgumentException} that says what is allowed.
 *
 * @param <T> what is asked for
 */
public final class Catalogue<T> {
  private final String kind;
  private final Map<String, Entry<T>> entries = new LinkedHashMap<>();

  /**
   * An empty one.
   *
   * @param kind what its things are called, such as {@code indicator}
   */
  public Catalogue(String kind) {
    this.kind = kind;
  }

  private record Entry<T>(List<Argument> arguments, Function<double[], ? extends T> made) {
    String words(String name) {
      StringBuilder words = new StringBuilder(name);
      for (Argument argument : arguments) {
        words.append(":").append(argument.name().toUpperCase(Locale.ROOT).replace(' ', '-'));
      }
      return words.toString();
    }

    double[] read(String[] parts) {
      int given = parts.length - 1;
      if (given > arguments.size()) {
        throw new IllegalArgumentException(
            "%d arguments are too many, it is written %s".formatted(given, words(parts[0])));
      }
      double[] values = new double[arguments.size()];
      for (int i = 0; i < values.length; i++) {
        Argument argument = arguments.get(i);
        values[i] = i < given ? argument.read(parts[i + 1]) : argument.usual();
      }
      return values;
    }
  }

  /**
   * Adds a thing.
   *
   * @param name without arguments
   * @param arguments in the order in which they are typed
   * @param made from the values of the arguments
   */
  public void add(String name, List<Argument> arguments, Function<double[], ? extends T> made) {
    entries.put(name, new Entry<>(List.copyOf(arguments), made));
  }

  /**
   * The names there are.
   *
   * @return without arguments, as they were added
   */
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  /**
   * How each is asked for.
   *
   * @return such as {@code macd:FAST:SLOW:SIGNAL}, in the order of the names
   */
  public List<String> usages() {
    return entries.entrySet().stream().map(e -> e.getValue().words(e.getKey())).toList();
  }

  /**
   * A thing by what people type.
   *
   * @param text a name and arguments
   * @param known the names to suggest from where there is no such name
   * @return what the name and the arguments make
   */
  public T named(String text, List<String> known) {
    String[] parts = text.split(":", -1);
    Entry<T> entry = entries.get(parts[0]);
    if (entry == null) {
      throw new IllegalArgumentException(
          "there is no %s '%s'%s".formatted(kind, parts[0], Suggestion.ending(parts[0], known)));
    }
    try {
      return entry.made.apply(entry.read(parts));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(text + ": " + e.getMessage(), e);
    }
  }
}
