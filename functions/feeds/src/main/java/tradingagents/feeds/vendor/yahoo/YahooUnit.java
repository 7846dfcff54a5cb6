package tradingagents.feeds.vendor.yahoo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.feeds.vendor.Payload;
import tradingagents.feeds.vendor.VendorException;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Price;

/**
 * The unit of Yahoo's prices. Some exchanges quote in a hundredth of their currency. Yahoo keeps
 * prices as 32-bit floats, of which seven digits are true, and sends them widened.
 *
 * @param currency after conversion
 * @param isMinor whether what is sent is a hundredth of it
 */
record YahooUnit(Currency currency, boolean isMinor) {
  private static final Map<String, String> MINOR =
      Map.of("GBp", "GBP", "GBX", "GBP", "ZAc", "ZAR", "ILA", "ILS");
  private static final MathContext FLOAT = new MathContext(7, RoundingMode.HALF_EVEN);
  private static final int CENTS = 2;
  private static final int FINE = 4;

  static YahooUnit of(String code) {
    String major = MINOR.get(code);
    if (major != null) {
      return new YahooUnit(Currency.of(major), true);
    }
    if (!code.matches("[A-Z]{3}")) {
      throw new VendorException(VendorFault.MALFORMED, "the currency of the prices is not said");
    }
    return new YahooUnit(Currency.of(code), false);
  }

  /** A price in the currency; null for none, and for zero, which is Yahoo's word for none. */
  @Nullable Price price(Payload cell) {
    return cell.decimal()
        .filter(value -> value.signum() > 0)
        .map(value -> new Price(value(value, BigDecimal.ONE), currency))
        .orElse(null);
  }

  /** What was sent, in the currency, times a factor, in the digits that are true. */
  BigDecimal value(BigDecimal sent, BigDecimal factor) {
    BigDecimal exact = sent.round(FLOAT).multiply(factor);
    BigDecimal major = isMinor ? exact.movePointLeft(2) : exact;
    int digits = (exact.compareTo(BigDecimal.ONE) < 0 ? FINE : CENTS) + (isMinor ? 2 : 0);
    return major.setScale(digits, RoundingMode.HALF_EVEN);
  }
}
