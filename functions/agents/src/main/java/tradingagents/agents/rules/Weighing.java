package tradingagents.agents.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tradingagents.agents.rules.Findings.Finding;
import tradingagents.agents.rules.Signal.Side;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Point.Citation;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Step;

/**
 * The research manager: weighs every known fact, those raised in the debate with their true value
 * in full, the others for less; confidence falls with each kind of evidence that is missing.
 */
final class Weighing {
  /** How many reasons each side gets. */
  static final int REASONS = 3;

  private Weighing() {}

  static Ruling ruling(Brief brief, Findings findings) {
    double coverage = findings.coverage();
    if (coverage < RuleBook.LEAST_COVERAGE) {
      String why =
          "The rules know too little to rate: only %d of %d weights have a number."
              .formatted(Math.round(coverage * findings.weights()), findings.weights());
      return new Ruling(Rating.REVIEW, 0, why, List.of(), List.of());
    }
    double score = findings.score(raised(brief));
    List<Step> missing = missing(brief);
    double confidence =
        (RuleBook.BASE_CONFIDENCE + RuleBook.SCORE_CONFIDENCE * Math.abs(score))
            * coverage
            * (1 - RuleBook.MISSING_KIND_COST * missing.size());
    Rating rating = rating(score);
    String rationale =
        "The balance of the evidence is %s on a scale from -1 to 1, which is %s.%s"
            .formatted(rounded(score), rating, missingText(missing));
    return new Ruling(
        rating,
        rounded(confidence),
        rationale,
        reasons(findings, Side.FOR),
        reasons(findings, Side.AGAINST));
  }

  static Rating rating(double score) {
    if (score >= RuleBook.STRONG_SCORE) {
      return Rating.BUY;
    }
    if (score >= RuleBook.WEAK_SCORE) {
      return Rating.OVERWEIGHT;
    }
    if (score > -RuleBook.WEAK_SCORE) {
      return Rating.HOLD;
    }
    return score > -RuleBook.STRONG_SCORE ? Rating.UNDERWEIGHT : Rating.SELL;
  }

  /** The kinds of evidence that no report holds: not asked for, failed, or nothing known. */
  static List<Step> missing(Brief brief) {
    Set<Step> present = new HashSet<>();
    brief.reports().stream()
        .filter(said -> said.what().stance() != Stance.NO_DATA)
        .forEach(said -> present.add(said.by()));
    return Step.of(Step.Kind.ANALYST).stream().filter(step -> !present.contains(step)).toList();
  }

  static String evidence(Step analyst) {
    return switch (analyst) {
      case NEWS_ANALYST -> "news";
      case SENTIMENT_ANALYST -> "sentiment";
      case FUNDAMENTALS_ANALYST -> "fundamentals";
      default -> "price";
    };
  }

  static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  private static String missingText(List<Step> missing) {
    if (missing.isEmpty()) {
      return "";
    }
    List<String> kinds = missing.stream().map(Weighing::evidence).toList();
    return " There is no data on " + String.join(", ", kinds) + ": that lowers the confidence.";
  }

  private static Set<Citation> raised(Brief brief) {
    Set<Citation> raised = new HashSet<>();
    brief.debate().stream()
        .flatMap(said -> said.what().points().stream())
        .forEach(point -> raised.addAll(point.citations()));
    return raised;
  }

  private static List<Point> reasons(Findings findings, Side side) {
    return findings.on(side).stream().limit(REASONS).map(Finding::point).toList();
  }
}
