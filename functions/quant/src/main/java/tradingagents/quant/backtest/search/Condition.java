package tradingagents.quant.backtest.search;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What two parameters must satisfy, {@code fast<slow} or {@code fast<=slow}.
 *
 * @param lesser name of one parameter
 * @param strictly true: the two may not be equal
 * @param greater name of another
 */
public record Condition(String lesser, boolean strictly, String greater) {
  private static final Pattern WORDS =
      Pattern.compile("\\s*([^<>=\\s]+)\\s*(<=?|>=?)\\s*([^<>=\\s]+)\\s*");

  /** Checks that there are two. */
  public Condition {
    if (lesser.equals(greater)) {
      throw new IllegalArgumentException("a condition is between two parameters, not " + lesser);
    }
  }

  /**
   * As people write it; the greater may stand first, as in {@code slow>fast}.
   *
   * @param text two names with {@code <}, {@code <=}, {@code >} or {@code >=} between
   */
  public static Condition parse(String text) {
    Matcher words = WORDS.matcher(text);
    if (!words.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no condition; write fast<slow or fast<=slow");
    }
    boolean strictly = words.group(2).length() == 1;
    return words.group(2).startsWith("<")
        ? new Condition(words.group(1), strictly, words.group(3))
        : new Condition(words.group(3), strictly, words.group(1));
  }

  /** As people write it. */
  @Override
  public String toString() {
    return lesser + (strictly ? "<" : "<=") + greater;
  }
}
