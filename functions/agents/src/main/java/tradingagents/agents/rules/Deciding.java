package tradingagents.agents.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tradingagents.agents.rules.Findings.Finding;
import tradingagents.agents.rules.Signal.Side;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Step;
import tradingagents.desk.sizing.TargetWeights;
import tradingagents.model.money.Ratio;

/**
 * The portfolio manager: the ruling, one tier closer to HOLD when the risk voices want little, and
 * less sure the more they disagree. Both sides get three reasons; where a side has fewer findings,
 * what says nothing either way and what is not known stand in, and say so.
 */
final class Deciding {
  private Deciding() {}

  static Decision decision(Brief brief, Findings findings) {
    Ruling ruling = brief.ruling();
    Proposal proposal = brief.proposal();
    if (ruling == null || proposal == null) {
      return Decision.review("There is no ruling or no proposal to decide on.");
    }
    List<Ratio> appetites = appetites(brief);
    Ratio median = TargetWeights.median(appetites);
    boolean careful = !appetites.isEmpty() && median.compareTo(RuleBook.LOW_APPETITE) < 0;
    Rating rating = careful ? closerToHold(ruling.rating()) : ruling.rating();
    double confidence =
        Weighing.rounded(ruling.confidence() * (1 - RuleBook.SPREAD_COST * spread(appetites)));
    String moderated =
        rating == ruling.rating()
            ? "The risk debate (median appetite " + median + ") leaves the ruling as it is."
            : "The risk debate (median appetite "
                + median
                + ") moves "
                + ruling.rating()
                + " to "
                + rating
                + ".";
    String summary =
        "%s %s with a confidence of %s, by the rules. %s %s"
            .formatted(
                rating,
                brief.symbol(),
                confidence,
                moderated,
                Trading.held(brief, proposal.action()));
    Set<String> used = new HashSet<>();
    List<Point> reasonsFor = reasons(ruling.reasonsFor(), findings, Side.FOR, used);
    List<Point> against = reasons(ruling.reasonsAgainst(), findings, Side.AGAINST, used);
    return new Decision(
        rating,
        null,
        confidence,
        summary,
        ruling.rationale() + " " + moderated + " " + proposal.reasoning(),
        null,
        "1 to 3 months",
        neutral(reasonsFor, findings, "Says nothing against it: ", used),
        unknown(neutral(against, findings, "Gives no support: ", used), brief));
  }

  private static Rating closerToHold(Rating rating) {
    return switch (rating) {
      case BUY -> Rating.OVERWEIGHT;
      case OVERWEIGHT, HOLD -> Rating.HOLD;
      case UNDERWEIGHT -> Rating.UNDERWEIGHT;
      case SELL -> Rating.SELL;
      case REVIEW -> Rating.REVIEW;
    };
  }

  private static List<Ratio> appetites(Brief brief) {
    int last = brief.riskDebate().stream().mapToInt(said -> said.round()).max().orElse(0);
    return brief.riskDebate().stream()
        .filter(said -> said.round() == last)
        .flatMap(said -> Stream.ofNullable(said.what().appetite()))
        .toList();
  }

  private static double spread(List<Ratio> appetites) {
    Ratio most = appetites.stream().max(Ratio::compareTo).orElse(Ratio.ZERO);
    Ratio least = appetites.stream().min(Ratio::compareTo).orElse(Ratio.ZERO);
    return most.minus(least).value().doubleValue();
  }

  private static List<Point> reasons(
      List<Point> ruled, Findings findings, Side side, Set<String> used) {
    List<Point> reasons = new ArrayList<>();
    Stream.concat(ruled.stream(), findings.on(side).stream().map(Finding::point))
        .forEach(point -> addNew(reasons, point, used));
    return reasons;
  }

  private static List<Point> neutral(
      List<Point> reasons, Findings findings, String prefix, Set<String> used) {
    findings.on(Side.NEITHER).forEach(finding -> addNew(reasons, finding.point(prefix), used));
    return reasons;
  }

  private static List<Point> unknown(List<Point> reasons, Brief brief) {
    for (Step analyst : Weighing.missing(brief)) {
      if (reasons.size() < Weighing.REASONS) {
        String kind = Weighing.evidence(analyst);
        reasons.add(
            new Point("There is no " + kind + " data: nothing could be checked.", List.of()));
      }
    }
    return reasons;
  }

  private static void addNew(List<Point> reasons, Point point, Set<String> used) {
    Set<String> cited = Findings.cited(List.of(point));
    boolean isNew = cited.isEmpty() || cited.stream().noneMatch(used::contains);
    if (reasons.size() < Weighing.REASONS && isNew) {
      reasons.add(point);
      used.addAll(cited);
    }
  }
}
