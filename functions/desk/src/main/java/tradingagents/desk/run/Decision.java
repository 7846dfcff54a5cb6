package tradingagents.desk.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.model.money.Price;
import tradingagents.model.money.Ratio;

/**
 * The portfolio manager's decision. The rating is the speaker's; the target weight is computed from
 * it by code.
 *
 * @param rating of the five tiers, or REVIEW
 * @param targetWeight the share of equity the position is to have; null when no trade is asked for
 * @param confidence 0 to 1, a statistic
 * @param summary one paragraph
 * @param thesis why, in full
 * @param priceTarget where the price is expected, when somebody dares
 * @param timeHorizon in words
 * @param reasonsFor three for
 * @param reasonsAgainst three against
 */
public record Decision(
    Rating rating,
    @Nullable Ratio targetWeight,
    double confidence,
    String summary,
    String thesis,
    @Nullable Price priceTarget,
    @Nullable String timeHorizon,
    List<Point> reasonsFor,
    List<Point> reasonsAgainst)
    implements Outcome {
  /** Copies the lists. */
  public Decision {
    reasonsFor = List.copyOf(reasonsFor);
    reasonsAgainst = List.copyOf(reasonsAgainst);
  }

  /**
   * The decision that nothing may be decided.
   *
   * @param why one sentence
   * @return rating REVIEW
   */
  public static Decision review(String why) {
    return new Decision(Rating.REVIEW, null, 0, why, why, null, null, List.of(), List.of());
  }
}
