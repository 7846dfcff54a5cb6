package tradingagents.model.market;

import java.util.Locale;

/**
 * The name of an instrument on its exchange, in one canonical form: 1 to 15 ASCII capital letters,
 * digits, dots or dashes, starting with a letter or digit. Nothing else exists as a symbol, so a
 * symbol can be shown, stored and used in a key without escaping.
 *
 * @param value the canonical form
 */
public record Symbol(String value) implements Comparable<Symbol> {
  private static final int MAX_SHOWN = 24;

  /** Checks the canonical form. */
  public Symbol {
    if (!value.matches("[A-Z0-9][A-Z0-9.\\-]{0,14}") || value.contains("..")) {
      throw new IllegalArgumentException(
          "a symbol is 1 to 15 letters, digits, dots or dashes (such as AAPL or BRK.B), not '"
              + printable(value)
              + "'");
    }
  }

  /**
   * A symbol as a person types it; ASCII letters may be small.
   *
   * @param text such as {@code aapl}
   * @return the symbol
   * @throws IllegalArgumentException when the text is not a symbol
   */
  public static Symbol parse(String text) {
    boolean ascii = text.chars().allMatch(c -> c < 128);
    return new Symbol(ascii ? text.toUpperCase(Locale.ROOT) : text);
  }

  private static String printable(String text) {
    String cut = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
    return cut.replaceAll("\\p{C}", "?");
  }

  @Override
  public int compareTo(Symbol other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
