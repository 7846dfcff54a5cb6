package tradingagents.feeds.jobs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tradingagents.model.market.Symbol;

/**
 * How the work on one symbol stands. A history is always of one vendor, whole, so a symbol is not
 * cut further.
 *
 * @param symbol whose bars
 * @param state how it stands
 * @param leasedUntil while somebody works on it; the epoch before anybody did
 * @param notBefore until when it waits; null unless it waits
 * @param reason what it waits for, or why it failed; null otherwise
 * @param sessions of the range that are stored; 0 until it is done
 * @param last of these sessions; null until it is done
 */
record Slice(
    Symbol symbol,
    State state,
    Instant leasedUntil,
    @Nullable Instant notBefore,
    @Nullable String reason,
    int sessions,
    @Nullable LocalDate last) {
  /** Where a slice can be. */
  enum State {
    QUEUED,
    RUNNING,
    WAITING,
    DONE,
    FAILED;

    /** Whether nothing will change any more. */
    boolean isFinal() {
      return this == DONE || this == FAILED;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What nobody has begun. */
  static Slice queued(Symbol symbol) {
    return new Slice(symbol, State.QUEUED, Instant.EPOCH, null, null, 0, null);
  }

  /** Whether a message must be under way for it that may be lost. */
  boolean isDue(Instant now) {
    return !state.isFinal()
        && !leasedUntil.isAfter(now)
        && (notBefore == null || !notBefore.plus(BackfillWorker.LONGEST_DELAY).isAfter(now));
  }
}
