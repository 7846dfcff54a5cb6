package tradingagents.model.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a company did to its shares.
 *
 * @param kind split or cash dividend
 * @param exDate the first session that trades without it
 * @param amount of a split: new shares for {@code per} old ones; of a dividend: cash for {@code
 *     per} shares, as traded that day, in the series' currency
 * @param per how many old shares {@code amount} is for; above zero, one for a dividend
 * @param knownAt when it could be known first; the start of the ex-date when the source does not
 *     say
 */
public record CorporateAction(
    Kind kind, LocalDate exDate, BigDecimal amount, BigDecimal per, Instant knownAt) {
  /** What it was. */
  public enum Kind {
    /** Each old share becomes several new ones, or several become one. */
    SPLIT,
    /** Cash for each share. */
    DIVIDEND
  }

  /** Checks the amounts. */
  public CorporateAction {
    if (amount.signum() <= 0 || per.signum() <= 0) {
      throw new IllegalArgumentException(
          "a " + kind + " of " + exDate + " must be above zero, not " + amount + " for " + per);
    }
  }

  /**
   * A split, known when its ex-date begins in New York.
   *
   * @param exDate first session in new shares
   * @param newShares for so many old shares
   * @param oldShares above zero
   * @return the action
   */
  public static CorporateAction split(
      LocalDate exDate, BigDecimal newShares, BigDecimal oldShares) {
    return new CorporateAction(Kind.SPLIT, exDate, newShares, oldShares, start(exDate));
  }

  /**
   * A cash dividend, known when its ex-date begins in New York.
   *
   * @param exDate first session without it
   * @param cash per share as traded that day
   * @return the action
   */
  public static CorporateAction dividend(LocalDate exDate, BigDecimal cash) {
    return new CorporateAction(Kind.DIVIDEND, exDate, cash, BigDecimal.ONE, start(exDate));
  }

  private static Instant start(LocalDate date) {
    return date.atStartOfDay(TradingCalendar.ZONE).toInstant();
  }
}
