package tradingagents.quant.tax;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The 61 days around a sale at a loss: 30 before, the day itself and 30 after (Internal Revenue
 * Code, section 1091; calendar days). A purchase on day 30 is within, on day 31 it is not.
 */
public final class WashWindow {
  /** How many days before and after the sale. */
  public static final int DAYS = 30;

  private WashWindow() {}

  /**
   * Whether a purchase falls into the window of a sale.
   *
   * @param sold the day of the sale
   * @param bought the day of the purchase
   * @return true when at most {@value #DAYS} days lie between them, either way
   */
  public static boolean covers(LocalDate sold, LocalDate bought) {
    return Math.abs(ChronoUnit.DAYS.between(sold, bought)) <= DAYS;
  }

  /**
   * The first day on which a purchase no longer touches the loss.
   *
   * @param sold the day of the sale
   * @return 31 days later
   */
  public static LocalDate freeFrom(LocalDate sold) {
    return sold.plusDays(DAYS + 1L);
  }
}
