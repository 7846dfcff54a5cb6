package tradingagents.local.table;

import java.math.BigDecimal;

/** DynamoDB's numbers: at most 38 significant digits, magnitude 1E-130 to 9.99E+125, exact. */
final class Decimals {
  private static final int DIGITS = 38;
  private static final int LONGEST_TEXT = 500;

  private Decimals() {}

  static BigDecimal parse(String text) {
    if (text.isEmpty() || text.length() > LONGEST_TEXT || !hasOnlyNumberCharacters(text)) {
      throw notANumber(text);
    }
    try {
      return checked(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw notANumber(text);
    }
  }

  /** Normalises; refuses what DynamoDB cannot hold. */
  static BigDecimal checked(BigDecimal number) {
    if (number.signum() == 0) {
      return BigDecimal.ZERO;
    }
    long exponent = (long) number.precision() - number.scale() - 1;
    if (exponent > 125) {
      throw Refusal.invalid(
          "Number overflow. Attempting to store a number with magnitude larger than supported"
              + " range");
    }
    if (exponent < -130) {
      throw Refusal.invalid(
          "Number underflow. Attempting to store a number with magnitude smaller than supported"
              + " range");
    }
    BigDecimal normal = number.stripTrailingZeros();
    if (normal.precision() > DIGITS) {
      throw Refusal.invalid("Attempting to store more than 38 significant digits in a Number");
    }
    return normal;
  }

  static String text(BigDecimal number) {
    return number.toPlainString();
  }

  /** Two digits a byte, one byte for the exponent, one more for a minus sign. */
  static int size(BigDecimal number) {
    if (number.signum() == 0) {
      return 1;
    }
    int digits = number.precision();
    boolean oddExponent = Math.floorMod(number.scale(), 2) == 1;
    int pairs = (digits + (oddExponent ? 1 : 0) + 1) / 2;
    return Math.min(21, pairs + 1 + (number.signum() < 0 ? 1 : 0));
  }

  private static boolean hasOnlyNumberCharacters(String text) {
    return text.chars()
        .allMatch(
            c -> (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || (c | 32) == 'e');
  }

  private static RuntimeException notANumber(String text) {
    String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
    return Refusal.invalid("The parameter cannot be converted to a numeric value: " + shown);
  }
}
