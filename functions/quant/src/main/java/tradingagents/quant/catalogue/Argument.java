package tradingagents.quant.catalogue;

import java.math.BigDecimal;

/**
 * A number that belongs to a name.
 *
 * @param name such as {@code window}
 * @param whole whether it has no decimals
 * @param usual what it is when it is left out; NaN where leaving it out means something of its own
 */
public record Argument(String name, boolean whole, double usual) {
  /**
   * A whole number.
   *
   * @param name such as {@code window}
   * @param usual when it is left out
   * @return the argument
   */
  public static Argument whole(String name, int usual) {
    return new Argument(name, true, usual);
  }

  /**
   * A whole number that says something of its own by being left out.
   *
   * @param name such as {@code window}
   * @return the argument
   */
  public static Argument absent(String name) {
    return new Argument(name, true, Double.NaN);
  }

  /**
   * A number, with decimals or without.
   *
   * @param name such as {@code width}
   * @param usual when it is left out
   * @return the argument
   */
  public static Argument number(String name, double usual) {
    return new Argument(name, false, usual);
  }

  double read(String text) {
    if (!text.matches(whole ? "[+-]?\\d{1,9}" : "[+-]?\\d{1,9}(\\.\\d{1,15})?")) {
      throw new IllegalArgumentException(
          "the %s must be a %s, not '%s'"
              .formatted(name, whole ? "whole number up to 1000000" : "number", text));
    }
    return Double.parseDouble(text);
  }

  /**
   * A number as people type it.
   *
   * @param value finite
   * @return such as {@code 2} or {@code 0.05}, never with an exponent
   */
  public static String typed(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
