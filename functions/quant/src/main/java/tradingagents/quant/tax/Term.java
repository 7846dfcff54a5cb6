package tradingagents.quant.tax;

import java.time.LocalDate;

/**
 * Whether a gain or loss is short-term or long-term. Long is held for more than one year. Days are
 * counted from the day after the purchase to the day of the sale; a holding month ends on the same
 * day of the month as the purchase, and for what was bought on the last day of a month on the last
 * day of the month, however long that month is (Rev. Rul. 66-7, Rev. Rul. 70-598; IRS Publication
 * 550). Bought on 28 February 2023, a sale on 29 February 2024 is still short.
 */
public enum Term {
  /** One year or less. */
  SHORT,
  /** More than one year. */
  LONG;

  /**
   * The term of a sale.
   *
   * @param heldSince the day of the purchase, moved back by a wash sale
   * @param sold the day of the sale, not before the purchase
   * @return short or long
   */
  public static Term of(LocalDate heldSince, LocalDate sold) {
    if (sold.isBefore(heldSince)) {
      throw new IllegalArgumentException("sold on " + sold + ", before it was held: " + heldSince);
    }
    return sold.isBefore(firstLongDay(heldSince)) ? SHORT : LONG;
  }

  /**
   * The first day on which a sale is long-term.
   *
   * @param heldSince the day of the purchase
   * @return the day after the anniversary
   */
  public static LocalDate firstLongDay(LocalDate heldSince) {
    LocalDate next = heldSince.plusDays(1);
    return next.getDayOfMonth() == 1 ? next.plusYears(1) : heldSince.plusYears(1).plusDays(1);
  }
}
