package tradingagents.desk.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tradingagents.desk.evidence.Claim;
import tradingagents.desk.evidence.EvidenceChecker;
import tradingagents.desk.evidence.OutcomeClaims;
import tradingagents.desk.evidence.Scope;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;

/**
 * What the {@link EvidenceChecker} found in a whole run. What is verified stands once for each
 * fact, where it was first said; everything else once for each value that was claimed, and
 * contradicted sentences each for itself.
 */
public final class EvidenceLedger {
  private EvidenceLedger() {}

  /**
   * The ledger of a run.
   *
   * @param run the facts so far
   * @return one line for each claim, in the order of the outcomes
   */
  public static List<EvidenceLine> of(Run run) {
    EvidenceChecker checker = new EvidenceChecker(Scope.of(run));
    Set<List<Object>> seen = new HashSet<>();
    List<EvidenceLine> lines = new ArrayList<>();
    for (Recorded recorded : run.outcomes()) {
      for (Claim claim : OutcomeClaims.of(recorded.outcome(), checker)) {
        if (seen.add(key(claim))) {
          lines.add(line(claim, run.mandate().asOf()));
        }
      }
    }
    return List.copyOf(lines);
  }

  private static List<Object> key(Claim claim) {
    Fact fact = claim.fact();
    BigDecimal value = claim.value();
    String what = fact == null ? claim.why() : fact.id();
    String said = value == null ? claim.said() : value.stripTrailingZeros().toPlainString();
    return switch (claim.status()) {
      case VERIFIED -> List.of(claim.status(), what);
      case CONTRADICTED -> List.of(claim.status(), what, said, claim.sentence());
      case UNSUPPORTED -> List.of(claim.status(), what, said);
    };
  }

  private static EvidenceLine line(Claim claim, Instant asOf) {
    Fact fact = claim.fact();
    String source = fact == null ? claim.why() : fact.id() + ": " + fact.source();
    boolean more = fact != null && !claim.why().isEmpty();
    return new EvidenceLine(
        claim.sentence(),
        claim.said(),
        claim.value(),
        claim.unit(),
        more ? source + "; " + claim.why() : source,
        fact == null ? asOf : fact.knownAt(),
        claim.status());
  }
}
