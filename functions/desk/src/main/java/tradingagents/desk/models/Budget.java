package tradingagents.desk.models;

import java.math.BigDecimal;

/**
 * One limit of what may be spent on models.
 *
 * @param kind what it limits
 * @param key unique among all budgets
 * @param name in words, such as {@code the budget of run r1}
 * @param limitUsd in US dollars
 */
public record Budget(Kind kind, String key, String name, BigDecimal limitUsd) {
  /** What a budget limits. */
  public enum Kind {
    /** One run. */
    RUN,
    /** One person's calls of a day. */
    USER_DAY,
    /** All calls of a day. */
    DAY
  }
}
