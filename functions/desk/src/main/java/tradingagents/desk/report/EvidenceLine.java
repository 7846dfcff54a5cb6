package tradingagents.desk.report;

import java.math.BigDecimal;
import java.time.Instant;
import tradingagents.desk.run.Fact;

/**
 * One number that somebody claimed, held against the verified snapshot.
 *
 * @param claim the sentence it was claimed in; untrusted text, shown as text
 * @param value the value as it was claimed
 * @param unit how to read the value: a price is exact and shown as text, all else is a statistic
 * @param source which fact and which cells it was compared with, or why there is nothing to compare
 * @param knownAt when the newest of those cells was known; the run's as-of when there is none
 * @param status what the comparison found
 */
public record EvidenceLine(
    String claim, BigDecimal value, Fact.Unit unit, String source, Instant knownAt, Status status) {

  /** What holding a claim against the snapshot can find. */
  public enum Status {
    /** The claimed value is the snapshot's. */
    VERIFIED,
    /** The snapshot says another value. */
    CONTRADICTED,
    /** The snapshot does not know such a fact. */
    UNSUPPORTED
  }
}
