package tradingagents.quant.backtest.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One parameter and the values it may take, exact decimals in ascending order. People write it
 * {@code fast=2..100} (every whole number), {@code fast=2..100:2} (with a step), {@code
 * width=0.5..3:0.25} or {@code fast=5|10|20} (a list; one value is a list too).
 *
 * @param name a letter, then letters, digits and hyphens
 * @param values one or more, at most 1,000,000, each once
 */
public record Dimension(String name, List<BigDecimal> values) {
  private static final int MOST_VALUES = 1_000_000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
  private static final String NUMBER = "[+-]?\\d{1,9}(?:\\.\\d{1,9})?";
  private static final Pattern RANGE =
      Pattern.compile("(" + NUMBER + ")\\.\\.(" + NUMBER + ")(?::(" + NUMBER + "))?");

  /** Checks the name and the values. */
  public Dimension {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a parameter's name is a letter, then letters, digits and hyphens, not '" + name + "'");
    }
    if (values.isEmpty() || values.size() > MOST_VALUES) {
      throw new IllegalArgumentException(
          "%s takes 1 to %d values, not %d".formatted(name, MOST_VALUES, values.size()));
    }
    values = values.stream().map(Dimension::plain).sorted().toList();
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i).compareTo(values.get(i - 1)) == 0) {
        throw new IllegalArgumentException(name + " takes " + values.get(i) + " twice");
      }
    }
  }

  /** One way to write a number, so that 1 and 1.0 are the same value. */
  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /**
   * Whole numbers.
   *
   * @param name of the parameter
   * @param from the least
   * @param to not exceeded, {@code from} or more
   * @param step one or more
   */
  public static Dimension whole(String name, int from, int to, int step) {
    return range(name, BigDecimal.valueOf(from), BigDecimal.valueOf(to), BigDecimal.valueOf(step));
  }

  /**
   * Numbers at equal distances.
   *
   * @param name of the parameter
   * @param from the least
   * @param to not exceeded, {@code from} or more
   * @param step above zero
   */
  public static Dimension range(String name, BigDecimal from, BigDecimal to, BigDecimal step) {
    if (step.signum() <= 0) {
      throw new IllegalArgumentException("the step of " + name + " is above zero, not " + step);
    }
    if (from.compareTo(to) > 0) {
      throw new IllegalArgumentException(
          name + " goes from its least value to its greatest, not from " + from + " to " + to);
    }
    BigDecimal count = to.subtract(from).divideToIntegralValue(step).add(BigDecimal.ONE);
    if (count.compareTo(BigDecimal.valueOf(MOST_VALUES)) > 0) {
      throw new IllegalArgumentException(
          "%s takes 1 to %d values, not %s".formatted(name, MOST_VALUES, count.toBigInteger()));
    }
    List<BigDecimal> values = new ArrayList<>();
    for (int i = 0; i < count.intValueExact(); i++) {
      values.add(from.add(step.multiply(BigDecimal.valueOf(i))));
    }
    return new Dimension(name, values);
  }

  /**
   * As people write it.
   *
   * @param text a name, an equals sign and a range or a list
   */
  public static Dimension parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw unreadable(text);
    }
    String name = text.substring(0, equals).strip();
    String words = text.substring(equals + 1).strip();
    Matcher range = RANGE.matcher(words);
    if (range.matches()) {
      boolean whole = !words.replace("..", "").contains(".");
      if (range.group(3) == null && !whole) {
        throw new IllegalArgumentException(
            "'" + text + "' needs a step, as in " + name + "=" + words + ":0.1");
      }
      BigDecimal step = range.group(3) == null ? BigDecimal.ONE : new BigDecimal(range.group(3));
      return range(name, new BigDecimal(range.group(1)), new BigDecimal(range.group(2)), step);
    }
    List<BigDecimal> values = new ArrayList<>();
    for (String word : words.split("\\|", -1)) {
      if (!word.strip().matches(NUMBER)) {
        throw unreadable(text);
      }
      values.add(new BigDecimal(word.strip()));
    }
    return new Dimension(name, values);
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is no parameter; write fast=2..100, fast=2..100:2 or fast=5|10|20");
  }
}
