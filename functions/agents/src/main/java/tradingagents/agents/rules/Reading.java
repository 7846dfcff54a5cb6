package tradingagents.agents.rules;

import java.util.List;
import tradingagents.agents.rules.Findings.Finding;
import tradingagents.agents.rules.Signal.Side;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Stance;

/** An analyst who reads numbers: every rule's finding, heaviest first, and where they point. */
final class Reading {
  private Reading() {}

  static Report ofPrices(Brief brief, Findings findings) {
    return findings.all().isEmpty()
        ? Report.noData(
            "There are too few sessions of " + brief.symbol() + " for any rule to say something.")
        : report("prices", brief, findings);
  }

  static Report ofAccounts(Brief brief, Findings findings) {
    return findings.all().isEmpty()
        ? Report.noData(
            "The accounts of " + brief.symbol() + " have no number that any rule reads.")
        : report("accounts", brief, findings);
  }

  private static Report report(String what, Brief brief, Findings findings) {
    double score = findings.score();
    Stance stance =
        score >= RuleBook.WEAK_SCORE
            ? Stance.BULLISH
            : score <= -RuleBook.WEAK_SCORE ? Stance.BEARISH : Stance.MIXED;
    List<Point> points = findings.all().stream().map(Finding::point).toList();
    String summary =
        ("The %s of %s to %s are %s: %d of %d findings speak for owning it, "
                + "%d against, %d neither. %s")
            .formatted(
                what,
                brief.symbol(),
                brief.session(),
                switch (stance) {
                  case BULLISH -> "bullish";
                  case BEARISH -> "bearish";
                  case MIXED, NO_DATA -> "mixed";
                },
                findings.on(Side.FOR).size(),
                findings.all().size(),
                findings.on(Side.AGAINST).size(),
                findings.on(Side.NEITHER).size(),
                points.getFirst().text());
    return new Report(stance, summary, points, brief.facts());
  }
}
