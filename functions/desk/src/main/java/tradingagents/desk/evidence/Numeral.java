package tradingagents.desk.evidence;

import java.math.BigDecimal;
import tradingagents.desk.run.Fact;

/**
 * A number as it stands in a text.
 *
 * @param start where it begins, sign and currency included
 * @param end where it ends, unit included
 * @param text as written
 * @param mantissa the digits without sign, multiplier and unit
 * @param multiplier 1, or 1000 for k and so on
 * @param sign of the text itself: -1, 1, or 0 when none is written
 * @param kind what its unit says
 * @param unit the unit's own word, such as a currency's code; empty when it has none
 */
record Numeral(
    int start,
    int end,
    String text,
    BigDecimal mantissa,
    BigDecimal multiplier,
    int sign,
    Kind kind,
    String unit) {

  /** What a number's unit says. */
  enum Kind {
    PLAIN,
    PERCENT,
    BASIS_POINTS,
    MONEY,
    TIMES,
    SHARES
  }

  /** Without its sign. */
  BigDecimal size() {
    return mantissa.multiply(multiplier);
  }

  /** With its sign, and as a share of one where its unit says so. */
  BigDecimal value() {
    BigDecimal signed = sign < 0 ? size().negate() : size();
    BigDecimal value =
        switch (kind) {
          case PERCENT -> signed.scaleByPowerOfTen(-2);
          case BASIS_POINTS -> signed.scaleByPowerOfTen(-4);
          case PLAIN, MONEY, TIMES, SHARES -> signed;
        };
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  /** What unit a fact of this value has. */
  Fact.Unit factUnit() {
    return switch (kind) {
      case PERCENT, BASIS_POINTS -> Fact.Unit.RATIO;
      case MONEY -> Fact.Unit.PRICE;
      case SHARES -> Fact.Unit.COUNT;
      case PLAIN, TIMES -> Fact.Unit.INDEX;
    };
  }

  /** The worth of its last digit. */
  BigDecimal lastPlace() {
    return multiplier.scaleByPowerOfTen(-mantissa.scale());
  }

  /** Its digits without zeros at either end. */
  String digits() {
    return digits(mantissa);
  }

  static String digits(BigDecimal value) {
    return value.signum() == 0 ? "" : value.abs().stripTrailingZeros().unscaledValue().toString();
  }

  /** How many digits were written from the first that is not zero. */
  int precision() {
    return mantissa.signum() == 0 ? 0 : mantissa.precision();
  }

  boolean isBareInteger() {
    return kind == Kind.PLAIN
        && mantissa.scale() <= 0
        && sign == 0
        && multiplier.compareTo(BigDecimal.ONE) == 0;
  }

  Numeral withUnitOf(Numeral next) {
    return new Numeral(start, end, text, mantissa, next.multiplier, sign, next.kind, next.unit);
  }
}
