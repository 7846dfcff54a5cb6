package tradingagents.model.money;

import java.util.Map;

/**
 * A currency by its ISO 4217 code and the number of digits of its smallest unit. Pence are not
 * pounds: vendors that quote in minor units are converted at the door, no such code exists here.
 *
 * @param code three capital letters
 * @param minorDigits digits after the point of the smallest unit, 0 to 3
 */
public record Currency(String code, int minorDigits) {
  /** United States dollar. */
  public static final Currency USD = new Currency("USD", 2);

  private static final Map<String, Integer> OTHER_DIGITS = Map.of("JPY", 0, "KRW", 0, "KWD", 3);

  /** Checks the code's form. */
  public Currency {
    if (!code.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("a currency is three capital letters, not '" + code + "'");
    }
  }

  /**
   * A currency by its code.
   *
   * @param code ISO 4217
   * @return the currency with its usual number of digits
   */
  public static Currency of(String code) {
    return new Currency(code, OTHER_DIGITS.getOrDefault(code, 2));
  }

  @Override
  public String toString() {
    return code;
  }
}
