package tradingagents.feeds.route;

import java.time.Duration;
import tradingagents.chain.Env;
import tradingagents.chain.vendor.Category;
import tradingagents.chain.vendor.VendorFault;

/**
 * How long an answer, or a refusal of the question, is good for. {@code CACHE_SECONDS_<CATEGORY>}
 * says otherwise for answers.
 */
final class Lifetimes {
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;

  private final Env env;

  Lifetimes(Env env) {
    this.env = env;
  }

  /** Of an answer; bars are kept in the store and not here. */
  Duration of(Category category) {
    int usual =
        switch (category) {
          case QUOTE, BARS -> MINUTE;
          case NEWS -> 5 * MINUTE;
          case FUNDAMENTALS, MACRO -> HOUR;
        };
    return Duration.ofSeconds(env.count("CACHE_SECONDS_" + category.name(), usual));
  }

  /** Of what a vendor says of one question. */
  static Duration of(VendorFault fault) {
    return Duration.ofSeconds(
        switch (fault) {
          case UNKNOWN_SYMBOL -> DAY;
          case ABSENT, BAD_REQUEST -> HOUR;
          case PLAN -> 7 * DAY;
          case QUOTA_BURST, QUOTA_DAILY, AUTH, TRANSIENT, MALFORMED, MAINTENANCE, STALE -> 0;
        });
  }

  /** How long nobody asks a vendor that does not say itself. */
  static Duration pause(VendorFault fault) {
    return Duration.ofSeconds(
        switch (fault) {
          case QUOTA_BURST -> 10;
          case AUTH -> 15 * MINUTE;
          case UNKNOWN_SYMBOL,
              ABSENT,
              BAD_REQUEST,
              PLAN,
              QUOTA_DAILY,
              TRANSIENT,
              MALFORMED,
              MAINTENANCE,
              STALE ->
              0;
        });
  }
}
