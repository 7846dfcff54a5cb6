package tradingagents.desk.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.report.EvidenceLine.Status;
import tradingagents.desk.run.Approval;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Cancelled;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.OrderReceipt;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Point.Citation;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Run;

/**
 * Holds every number that somebody quoted against the verified snapshots in the run's reports. Each
 * pair of fact and claimed value stands once, where it was first said. Values are compared as exact
 * decimals (5.0 is 5); nothing is rounded. A citation whose value is no decimal number cannot pass
 * the agents' door and is left out here.
 */
public final class EvidenceLedger {
  private EvidenceLedger() {}

  /**
   * The ledger of a run.
   *
   * @param run the facts so far
   * @return one line for each claimed number, in the order of the outcomes
   */
  public static List<EvidenceLine> of(Run run) {
    Map<String, Fact> facts = new LinkedHashMap<>();
    run.all(Report.class)
        .flatMap(report -> report.facts().stream())
        .forEach(fact -> facts.putIfAbsent(fact.id(), fact));
    Set<Citation> seen = new HashSet<>();
    List<EvidenceLine> lines = new ArrayList<>();
    for (Point point : run.outcomes().stream().flatMap(r -> points(r.outcome())).toList()) {
      for (Citation citation : point.citations()) {
        BigDecimal claimed = decimal(citation.value());
        if (claimed != null && seen.add(new Citation(citation.fact(), claimed.toPlainString()))) {
          lines.add(line(point, citation, claimed, facts.get(citation.fact()), run));
        }
      }
    }
    return List.copyOf(lines);
  }

  private static EvidenceLine line(
      Point point, Citation citation, BigDecimal claimed, @Nullable Fact fact, Run run) {
    Instant asOf = run.mandate().asOf();
    if (fact == null) {
      String source = "no fact " + citation.fact() + " in the verified snapshot";
      return new EvidenceLine(
          point.text(), claimed, Fact.Unit.INDEX, source, asOf, Status.UNSUPPORTED);
    }
    boolean same = claimed.compareTo(fact.value()) == 0;
    String source = fact.id() + ": " + fact.source();
    return new EvidenceLine(
        point.text(),
        claimed,
        fact.unit(),
        same ? source : source + "; the snapshot says " + fact.value().toPlainString(),
        fact.knownAt(),
        same ? Status.VERIFIED : Status.CONTRADICTED);
  }

  private static Stream<Point> points(Outcome outcome) {
    return switch (outcome) {
      case Report report -> report.points().stream();
      case Argument argument -> argument.points().stream();
      case Ruling ruling ->
          Stream.concat(ruling.reasonsFor().stream(), ruling.reasonsAgainst().stream());
      case Decision decision ->
          Stream.concat(decision.reasonsFor().stream(), decision.reasonsAgainst().stream());
      case Proposal _, RiskVerdict _, OrderReceipt _, Failed _, Approval _, Cancelled _ ->
          Stream.empty();
    };
  }

  private static @Nullable BigDecimal decimal(String text) {
    if (!text.matches("-?\\d{1,20}(\\.\\d{1,20})?")) {
      return null;
    }
    BigDecimal value = new BigDecimal(text).stripTrailingZeros();
    return value.scale() < 0 ? value.setScale(0) : value;
  }
}
