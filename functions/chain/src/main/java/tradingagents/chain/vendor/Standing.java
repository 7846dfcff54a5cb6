package tradingagents.chain.vendor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a vendor may be asked: its circuit breaker and its quota, as all functions share them.
 *
 * @param failures transient ones in a row
 * @param closedUntil before this it is not asked; null when nothing is in the way
 * @param why one clause that belongs to {@code closedUntil}; empty with null
 */
public record Standing(int failures, @Nullable Instant closedUntil, String why) {
  /** Nothing is known against it. */
  public static final Standing GOOD = new Standing(0, null, "");

  /** So many transient failures in a row open the breaker. */
  public static final int BREAKER_FAILURES = 5;

  /** For so many seconds the breaker stays open; then one question is let through. */
  public static final int BREAKER_SECONDS = 60;

  /**
   * Whether it may be asked.
   *
   * @param now the time
   * @return false while something is in the way
   */
  public boolean isOpen(Instant now) {
    return closedUntil == null || !now.isBefore(closedUntil);
  }

  /**
   * Whether the next question is the one probe after a breaker was open.
   *
   * @param now the time
   * @return true when it may be asked again but has not answered since
   */
  public boolean isProbe(Instant now) {
    return failures >= BREAKER_FAILURES && isOpen(now);
  }
}
