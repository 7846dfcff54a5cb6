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
 * @param samples what each sample said, in order, this one included; empty when it was asked once
 */
public record Ruling(
    Rating rating,
    double confidence,
    String rationale,
    List<Point> reasonsFor,
    List<Point> reasonsAgainst,
    List<Ruling> samples)
    implements Outcome {
  /** Copies the lists. */
  public Ruling {
    reasonsFor = List.copyOf(reasonsFor);
    reasonsAgainst = List.copyOf(reasonsAgainst);
    samples = List.copyOf(samples);
  }

  /** A ruling that was asked for once. */
  public Ruling(
      Rating rating,
      double confidence,
      String rationale,
      List<Point> reasonsFor,
      List<Point> reasonsAgainst) {
    this(rating, confidence, rationale, reasonsFor, reasonsAgainst, List.of());
  }

  /**
   * The same with what the samples said.
   *
   * @param all in order
   * @return this ruling speaks for them
   */
  public Ruling among(List<Ruling> all) {
    return new Ruling(rating, confidence, rationale, reasonsFor, reasonsAgainst, all);
  }
}
