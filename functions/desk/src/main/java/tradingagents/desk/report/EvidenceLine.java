package tradingagents.desk.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.evidence.Claim.Status;
import tradingagents.desk.run.Fact;

/**
 * One thing that somebody claimed, held against the verified snapshot.
 *
 * @param claim the sentence it was claimed in; untrusted text, shown as text
 * @param said the number, date, symbol or direction as it was written; untrusted text
 * @param value the number that was said; null for what is no number
 * @param unit how to read the value: a price is exact and shown as text, all else is a statistic
 * @param source which fact and which cells it was compared with and what they say, or why there is
 *     nothing to compare
 * @param knownAt when the newest of those cells was known; the run's as-of when there is none
 * @param status what the comparison found
 */
public record EvidenceLine(
    String claim,
    String said,
    @Nullable BigDecimal value,
    Fact.Unit unit,
    String source,
    Instant knownAt,
    Status status) {

  /** A line about a number that is said as it is. */
  public EvidenceLine(
      String claim,
      BigDecimal value,
      Fact.Unit unit,
      String source,
      Instant knownAt,
      Status status) {
    this(claim, value.toPlainString(), value, unit, source, knownAt, status);
  }

  /** The value as a person reads it. */
  String shown() {
    return value == null ? said : Wording.value(value, unit);
  }

  /**
   * How many lines have a status.
   *
   * @param lines of a run
   * @param status which
   * @return zero or more
   */
  public static long count(List<EvidenceLine> lines, Status status) {
    return lines.stream().filter(line -> line.status() == status).count();
  }

  /**
   * The counts of a run's claims, for a person.
   *
   * @param lines of a run
   * @return such as {@code 12 verified, 1 contradicted, 0 unsupported}
   */
  public static String counts(List<EvidenceLine> lines) {
    return "%d verified, %d contradicted, %d unsupported"
        .formatted(
            count(lines, Status.VERIFIED),
            count(lines, Status.CONTRADICTED),
            count(lines, Status.UNSUPPORTED));
  }
}
