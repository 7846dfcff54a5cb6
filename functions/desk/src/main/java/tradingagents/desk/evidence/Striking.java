package tradingagents.desk.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tradingagents.desk.evidence.Claim.Status;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Ruling;

/**
 * What others read of an outcome: a point with a contradicted claim is left out, a sentence with
 * one is replaced, what nothing supports is marked. What was said stays stored as it was said.
 */
public final class Striking {
  /** Stands for a sentence that the snapshot contradicts. */
  public static final String STRUCK = "[struck: contradicted by the snapshot]";

  /** Stands behind a sentence with a number that nothing supports. */
  public static final String UNSUPPORTED = "[unsupported]";

  private final EvidenceChecker checker;

  /**
   * Strikes by one snapshot.
   *
   * @param scope what claims are held against
   */
  public Striking(Scope scope) {
    this.checker = new EvidenceChecker(scope);
  }

  /**
   * A report as others read it.
   *
   * @param report as it was said
   * @return the same when nothing is contradicted or unsupported
   */
  public Report of(Report report) {
    return new Report(
        report.stance(), text(report.summary()), points(report.points()), report.facts());
  }

  /**
   * A speech as others read it.
   *
   * @param argument as it was said
   * @return the same when nothing is contradicted or unsupported
   */
  public Argument of(Argument argument) {
    return new Argument(text(argument.speech()), points(argument.points()), argument.appetite());
  }

  /**
   * A ruling as others read it.
   *
   * @param ruling as it was said
   * @return the same when nothing is contradicted or unsupported
   */
  public Ruling of(Ruling ruling) {
    return new Ruling(
        ruling.rating(),
        ruling.confidence(),
        text(ruling.rationale()),
        points(ruling.reasonsFor()),
        points(ruling.reasonsAgainst()));
  }

  /**
   * A proposal as others read it.
   *
   * @param proposal as it was said
   * @return the same when nothing is contradicted or unsupported
   */
  public Proposal of(Proposal proposal) {
    return new Proposal(
        proposal.action(), text(proposal.reasoning()), proposal.entry(), proposal.stop());
  }

  private List<Point> points(List<Point> points) {
    List<Point> kept = new ArrayList<>();
    for (Point point : points) {
      List<Claim> claims = checker.claims(point);
      if (has(claims, Status.CONTRADICTED)) {
        continue;
      }
      boolean marked = has(claims, Status.UNSUPPORTED);
      kept.add(marked ? new Point(point.text() + " " + UNSUPPORTED, point.citations()) : point);
    }
    return kept;
  }

  private static boolean has(List<Claim> claims, Status status) {
    return claims.stream().anyMatch(claim -> claim.status() == status);
  }

  private String text(String text) {
    Map<Integer, Claim> worst = new LinkedHashMap<>();
    for (Claim claim : checker.claims(text)) {
      if (claim.status() != Status.VERIFIED) {
        worst.merge(claim.start(), claim, (a, b) -> a.status() == Status.CONTRADICTED ? a : b);
      }
    }
    StringBuilder read = new StringBuilder();
    int last = 0;
    for (Claim claim : worst.values().stream().sorted((a, b) -> a.start() - b.start()).toList()) {
      read.append(text, last, claim.start());
      read.append(
          claim.status() == Status.CONTRADICTED
              ? STRUCK
              : text.substring(claim.start(), claim.end()) + " " + UNSUPPORTED);
      last = claim.end();
    }
    return read.append(text.substring(last)).toString();
  }
}
