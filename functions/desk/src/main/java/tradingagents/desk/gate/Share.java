package tradingagents.desk.gate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import tradingagents.model.money.Money;
import tradingagents.model.money.Ratio;

/**
 * A part of a whole, compared exactly; only its text is rounded, and always up, so that no refused
 * value ever reads as allowed.
 *
 * @param part zero or more
 * @param whole any
 */
record Share(BigDecimal part, BigDecimal whole) {
  private static final int SHOWN_PLACES = 6;

  static Share of(Money part, Money whole) {
    return new Share(part.amount(), whole.amount());
  }

  /** Nothing is a small enough part of nothing or of a debt. */
  boolean isAtMost(Ratio limit) {
    return whole.signum() > 0 && part.compareTo(whole.multiply(limit.value())) <= 0;
  }

  @Override
  public String toString() {
    if (whole.signum() <= 0) {
      return "no share of " + whole.toPlainString();
    }
    BigDecimal shown = part.divide(whole, SHOWN_PLACES, RoundingMode.UP).stripTrailingZeros();
    return (shown.signum() == 0 ? BigDecimal.ZERO : shown).toPlainString();
  }
}
