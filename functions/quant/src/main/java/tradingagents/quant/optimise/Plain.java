package tradingagents.quant.optimise;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them in a refusal: six digits, no exponent, no trailing zeros. */
final class Plain {
  private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_EVEN);

  private Plain() {}

  static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(SIX).stripTrailingZeros();
    return rounded.abs().compareTo(new BigDecimal("1e-12")) < 0 ? "0" : rounded.toPlainString();
  }
}
