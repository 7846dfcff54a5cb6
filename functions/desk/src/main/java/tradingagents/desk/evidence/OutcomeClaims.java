package tradingagents.desk.evidence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tradingagents.desk.evidence.Claim.Status;
import tradingagents.desk.run.Approval;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Cancelled;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.OrderReceipt;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Ruling;

/** All claims of an outcome: its points first, then its texts. */
public final class OutcomeClaims {
  private OutcomeClaims() {}

  /**
   * The claims of one outcome.
   *
   * @param outcome what was said
   * @param checker holds it against the snapshot
   * @return in a fixed order; empty for what no agent says
   */
  public static List<Claim> of(Outcome outcome, EvidenceChecker checker) {
    List<Claim> claims = new ArrayList<>();
    points(outcome).forEach(point -> claims.addAll(checker.claims(point)));
    texts(outcome).forEach(text -> claims.addAll(checker.claims(text)));
    return claims;
  }

  /**
   * How many claims of an outcome there are of each status.
   *
   * @param run the outcome and its snapshot are part of it
   * @param outcome what was said
   * @return every status, also with zero
   */
  public static Map<Status, Integer> counts(Scope run, Outcome outcome) {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    for (Status status : Status.values()) {
      counts.put(status, 0);
    }
    of(outcome, new EvidenceChecker(run)).forEach(c -> counts.merge(c.status(), 1, Integer::sum));
    return counts;
  }

  static Stream<Point> points(Outcome outcome) {
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

  private static Stream<String> texts(Outcome outcome) {
    return switch (outcome) {
      case Report report -> Stream.of(report.summary());
      case Argument argument -> Stream.of(argument.speech());
      case Ruling ruling -> Stream.of(ruling.rationale());
      case Decision decision -> Stream.of(decision.summary(), decision.thesis());
      case Proposal proposal -> Stream.of(proposal.reasoning());
      case RiskVerdict _, OrderReceipt _, Failed _, Approval _, Cancelled _ -> Stream.empty();
    };
  }
}
