package tradingagents.desk.run;

import java.util.List;

/**
 * One sentence of an argument with the numbers it rests on.
 *
 * @param text the sentence; untrusted text, shown as text
 * @param citations the facts it quotes, with the value it claims for each
 */
public record Point(String text, List<Citation> citations) {
  /** Copies the citations. */
  public Point {
    citations = List.copyOf(citations);
  }

  /**
   * A quoted number.
   *
   * @param fact the id of a {@link Fact}
   * @param value the value as the speaker states it, decimal text
   */
  public record Citation(String fact, String value) {}
}
