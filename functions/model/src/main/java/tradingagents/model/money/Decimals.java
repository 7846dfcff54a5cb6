package tradingagents.model.money;

import java.math.BigDecimal;

/** The one normal form of exact decimals, so that equal amounts are equal objects. */
final class Decimals {
  /** More digits than any market uses; longer input is a mistake or an attack. */
  static final int MAX_PRECISION = 34;

  private Decimals() {}

  static BigDecimal normal(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    BigDecimal plain = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    if (plain.precision() > MAX_PRECISION || plain.scale() > MAX_PRECISION) {
      throw new IllegalArgumentException("more than " + MAX_PRECISION + " digits");
    }
    return plain;
  }

  static BigDecimal parse(String what, String text) {
    if (text.isEmpty() || text.length() > 40 || !text.matches("-?\\d+(\\.\\d+)?")) {
      String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
      throw new IllegalArgumentException(
          what + " must be a plain decimal number such as 123.45, not '" + shown + "'");
    }
    return new BigDecimal(text);
  }
}
