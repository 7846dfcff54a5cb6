package tradingagents.desk.evidence;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Fact;

/**
 * One thing that was said and can be checked.
 *
 * @param sentence where it was said; untrusted text, shown as text
 * @param start where the sentence begins in its text
 * @param end where it ends
 * @param said the number, date or symbol as it was written
 * @param value the number that was said, in its unit; null for a date, a symbol or a direction
 * @param unit how to read the value
 * @param status what the comparison found
 * @param fact what it was compared with; null when there was nothing
 * @param why one sentence about the comparison, for a person
 */
public record Claim(
    String sentence,
    int start,
    int end,
    String said,
    @Nullable BigDecimal value,
    Fact.Unit unit,
    Status status,
    @Nullable Fact fact,
    String why) {

  /** What holding a claim against the snapshot can find. */
  public enum Status {
    /** The snapshot says the same, to the digits shown. */
    VERIFIED,
    /** It names a fact and says it wrong. */
    CONTRADICTED,
    /** There is nothing to compare it with. */
    UNSUPPORTED
  }
}
