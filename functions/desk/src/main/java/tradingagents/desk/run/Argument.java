package tradingagents.desk.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.model.money.Ratio;

/**
 * One speech of a debate.
 *
 * @param speech what was said, in full
 * @param points the speech's claims with their numbers
 * @param appetite risk voices only: the share of the usual position this voice would take, 0 to 1
 */
public record Argument(String speech, List<Point> points, @Nullable Ratio appetite)
    implements Outcome {
  /** Copies the points and keeps the appetite between nothing and the usual. */
  public Argument {
    points = List.copyOf(points);
    if (appetite != null) {
      appetite = appetite.max(Ratio.ZERO).min(Ratio.ONE);
    }
  }

  /**
   * What a speaker says who passes, so that money is left for the decision. It costs no call.
   *
   * @param step who passes
   * @param earlier what it said in the round before; null when it has not spoken
   * @return without points; a risk voice stands by its appetite, and has none before it spoke
   */
  public static Argument pass(Step step, @Nullable Argument earlier) {
    Ratio unspoken = step.kind() == Step.Kind.RISK_VOICE ? Ratio.ZERO : null;
    return new Argument(
        "I pass: what is left of the budget is kept for the decision.",
        List.of(),
        earlier == null ? unspoken : earlier.appetite());
  }
}
