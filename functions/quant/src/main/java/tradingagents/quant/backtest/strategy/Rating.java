package tradingagents.quant.backtest.strategy;

import java.util.Arrays;
import tradingagents.model.failure.Suggestion;

/** The tiers of a decision about an instrument, as the desk has them, from own it to look at it. */
public enum Rating {
  /** Own it, full weight. */
  BUY,
  /** Own more of it. */
  OVERWEIGHT,
  /** Keep what is held. */
  HOLD,
  /** Own less of it. */
  UNDERWEIGHT,
  /** Own none of it. */
  SELL,
  /** No answer could be read; nothing is traded on it. */
  REVIEW;

  /**
   * Reads the word of a rating.
   *
   * @param word such as {@code BUY}
   * @return the rating; an {@link IllegalArgumentException} says which there are
   */
  public static Rating named(String word) {
    for (Rating rating : values()) {
      if (rating.name().equals(word)) {
        return rating;
      }
    }
    throw new IllegalArgumentException(
        "there is no rating '%s'%s"
            .formatted(
                word, Suggestion.ending(word, Arrays.stream(values()).map(Rating::name).toList())));
  }
}
