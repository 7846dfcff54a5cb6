package tradingagents.desk.run;

import java.util.List;

/**
 * The research manager's verdict on the debate.
 *
 * @param rating of the five tiers, or REVIEW
 * @param confidence 0 to 1, a statistic
 * @param rationale why
 * @param reasonsFor the strongest points for owning it
 * @param reasonsAgainst the strongest points against
 */
public record Ruling(
    Rating rating,
    double confidence,
    String rationale,
    List<Point> reasonsFor,
    List<Point> reasonsAgainst)
    implements Outcome {
  /** Copies the lists. */
  public Ruling {
    reasonsFor = List.copyOf(reasonsFor);
    reasonsAgainst = List.copyOf(reasonsAgainst);
  }
}
