package tradingagents.feeds.vendor;

import java.time.Instant;
import java.time.LocalDate;
import tradingagents.model.market.TradingCalendar;

/**
 * When a statement counts as known whose vendor does not say when it was filed: long after most
 * companies file, 75 days after a quarter and 120 after a year. The SEC's own limits are 40 to 45
 * and 60 to 90 days.
 */
public final class ReportLag {
  private static final int QUARTER_DAYS = 75;
  private static final int YEAR_DAYS = 120;
  private static final int QUARTER_MONTHS = 3;

  private ReportLag() {}

  /**
   * When a statement counts as known.
   *
   * @param to the period's last day
   * @param annual whether the period is a year; else it is a quarter
   * @return the start of that day in New York
   */
  public static Instant knownAt(LocalDate to, boolean annual) {
    return to.plusDays(annual ? YEAR_DAYS : QUARTER_DAYS)
        .atStartOfDay(TradingCalendar.ZONE)
        .toInstant();
  }

  /**
   * The first day of a period.
   *
   * @param to its last day
   * @param annual whether it is a year; else it is a quarter
   * @return a year or three months before, and a day
   */
  public static LocalDate from(LocalDate to, boolean annual) {
    return (annual ? to.minusYears(1) : to.minusMonths(QUARTER_MONTHS)).plusDays(1);
  }
}
