package tradingagents.desk.run;

import java.util.List;
import java.util.Optional;
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
 * @param samples what each sample said, in order, this one included; empty when it was asked once
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
    List<Point> reasonsAgainst,
    List<Decision> samples)
    implements Outcome {
  /** Copies the lists. */
  public Decision {
    reasonsFor = List.copyOf(reasonsFor);
    reasonsAgainst = List.copyOf(reasonsAgainst);
    samples = List.copyOf(samples);
  }

  /** A decision that was asked for once. */
  public Decision(
      Rating rating,
      @Nullable Ratio targetWeight,
      double confidence,
      String summary,
      String thesis,
      @Nullable Price priceTarget,
      @Nullable String timeHorizon,
      List<Point> reasonsFor,
      List<Point> reasonsAgainst) {
    this(
        rating,
        targetWeight,
        confidence,
        summary,
        thesis,
        priceTarget,
        timeHorizon,
        reasonsFor,
        reasonsAgainst,
        List.of());
  }

  /**
   * The same with what the samples said.
   *
   * @param all in order
   * @return this decision speaks for them
   */
  public Decision among(List<Decision> all) {
    return new Decision(
        rating,
        targetWeight,
        confidence,
        summary,
        thesis,
        priceTarget,
        timeHorizon,
        reasonsFor,
        reasonsAgainst,
        all);
  }

  /**
   * How far the samples agree.
   *
   * @return empty when the decision was asked for once
   */
  public Optional<Agreement> agreement() {
    return samples.isEmpty()
        ? Optional.empty()
        : Optional.of(Agreement.of(samples.stream().map(Decision::rating).toList()));
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
