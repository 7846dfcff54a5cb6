package tradingagents.desk.quality;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, or may be, with a history.
 *
 * @param kind what
 * @param isFatal whether nobody may trade on these prices until it is explained
 * @param session where; null when it is of the whole
 * @param detail one sentence with the numbers
 */
public record Finding(Kind kind, boolean isFatal, @Nullable LocalDate session, String detail) {
  /** What can be found. */
  public enum Kind {
    /** Sessions of the exchange without a bar. */
    GAP,
    /** A move far outside the usual: kept, true crashes look like that. */
    JUMP,
    /** A jump in the ratio of a split that nobody reports. */
    SPLIT_MISSING,
    /** A reported split that left no jump: the prices were divided already. */
    SPLIT_TWICE,
    /** A jump by a hundred: pence taken for pounds, or back. */
    HUNDREDFOLD,
    /** The same bar again and again. */
    FROZEN,
    /** Sessions in which nothing was traded. */
    NO_VOLUME,
    /** A bar of a session that is not over. */
    FUTURE,
    /** The open is the previous close too often to be an open. */
    OPEN_UNRELIABLE,
    /** Two vendors say different closes. */
    DISAGREEMENT
  }

  @Override
  public String toString() {
    return kind
        + (isFatal ? " (fatal)" : "")
        + (session == null ? "" : " " + session)
        + ": "
        + detail;
  }
}
