package tradingagents.quant.backtest.search;

import java.util.Comparator;
import tradingagents.quant.backtest.validation.Span;

/**
 * One point that was tried.
 *
 * @param parameters which
 * @param span on which bars it was last scored
 * @param score more is better; NaN when it has none
 * @param round how often it was scored, 1 or more; only {@link SuccessiveHalving} goes past 1
 */
public record Trial(Parameters parameters, Span span, double score, int round) {
  /**
   * Best first: who came to a later round, then the higher score, no score last; equals in the
   * order of their parameters, so that an answer never depends on the order of trying.
   */
  public static final Comparator<Trial> BEST_FIRST =
      Comparator.comparingInt(Trial::round)
          .reversed()
          .thenComparing(trial -> Double.isNaN(trial.score))
          .thenComparing(Comparator.comparingDouble(Trial::comparable).reversed())
          .thenComparing(Trial::parameters);

  /** Zero has no sign here; a double's order would tell the two apart. */
  private double comparable() {
    return score + 0.0;
  }
}
