package tradingagents.agents.llm;

import java.util.ArrayList;
import java.util.List;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Point.Citation;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Step;
import tradingagents.model.money.Ratio;

/**
 * An answer as long as the prompts ask for, about nothing: to forecast how much will be read and
 * written. Four fifths of the words that a prompt allows.
 */
final class UsualAnswer {
  private static final String WORDS =
      "the evidence of the last sessions is read against the long trend and what it would cost to"
          + " be wrong about it now ";

  private static final String[] VOCABULARY = WORDS.split(" ");

  private UsualAnswer() {}

  static Outcome to(Brief brief) {
    return switch (brief.task().step().kind()) {
      case ANALYST -> new Report(Stance.MIXED, words(26), points(brief, 3), List.of());
      case DEBATER -> new Argument(words(55), points(brief, 2), null);
      case RISK_VOICE -> new Argument(words(36), points(brief, 2), Ratio.of("0.8"));
      case DECIDER -> decision(brief);
      case AUTHORITY, PERSON, CLOCK ->
          throw new IllegalArgumentException(brief.task() + " is no agent's");
    };
  }

  private static Outcome decision(Brief brief) {
    return switch (brief.task().step()) {
      case RESEARCH_MANAGER ->
          new Ruling(Rating.OVERWEIGHT, 0.6, words(44), points(brief, 3), points(brief, 3));
      case TRADER -> new Proposal(Proposal.Action.BUY, words(44), null, null);
      default ->
          new Decision(
              Rating.OVERWEIGHT,
              null,
              0.6,
              words(40),
              words(88),
              null,
              "one to three months",
              points(brief, 3),
              points(brief, 3));
    };
  }

  /** Different facts for different speakers, so that they are all about as long as usual. */
  private static List<Point> points(Brief brief, int count) {
    List<Point> points = new ArrayList<>();
    List<Fact> facts = brief.facts();
    Step step = brief.task().step();
    for (int i = 0; i < Math.min(count, facts.size()); i++) {
      Fact fact = facts.get((i + step.wireName().length()) % facts.size());
      Citation citation = new Citation(fact.id(), fact.value().toPlainString());
      points.add(new Point(words(16), List.of(citation)));
    }
    return points;
  }

  private static String words(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(VOCABULARY[i % VOCABULARY.length]);
    }
    return text.append('.').toString();
  }
}
