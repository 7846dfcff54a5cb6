package tradingagents.model.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One session of one instrument: the four prices in the series' currency and the volume in units.
 *
 * @param session the exchange's date
 * @param open first price, above zero
 * @param high highest price, not below open and close
 * @param low lowest price, above zero, not above open and close
 * @param close last price
 * @param volume units traded, zero or more
 * @param adjustedClose close corrected for splits and dividends, when the source has it
 * @param knownAt when the bar was complete: the close of the session
 */
public record Bar(
    LocalDate session,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    long volume,
    @Nullable BigDecimal adjustedClose,
    Instant knownAt) {
  /** Checks the order of the four prices. */
  public Bar {
    if (low.signum() <= 0) {
      throw new IllegalArgumentException("the prices of " + session + " must be above zero");
    }
    if (high.compareTo(open.max(close).max(low)) < 0 || low.compareTo(open.min(close)) > 0) {
      throw new IllegalArgumentException(
          "the prices of "
              + session
              + " contradict each other: low <= open, close <= high must hold");
    }
    if (volume < 0) {
      throw new IllegalArgumentException("the volume of " + session + " must not be negative");
    }
  }
}
