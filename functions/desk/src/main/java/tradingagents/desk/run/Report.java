package tradingagents.desk.run;

import java.util.List;

/**
 * What an analyst found.
 *
 * @param stance where the evidence points; NO_DATA when there was none
 * @param summary one paragraph
 * @param points findings, strongest first
 * @param facts the verified snapshot this report rests on; empty for NO_DATA
 */
public record Report(Stance stance, String summary, List<Point> points, List<Fact> facts)
    implements Outcome {
  /** Copies the lists. */
  public Report {
    points = List.copyOf(points);
    facts = List.copyOf(facts);
  }

  /**
   * A report about nothing.
   *
   * @param why in words
   * @return stance NO_DATA
   */
  public static Report noData(String why) {
    return new Report(Stance.NO_DATA, why, List.of(), List.of());
  }
}
