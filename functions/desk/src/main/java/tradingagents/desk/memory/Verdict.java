package tradingagents.desk.memory;

import java.math.BigDecimal;
import tradingagents.desk.run.Rating;

/**
 * Whether a rating was right about a return: BUY and OVERWEIGHT claim that it is above zero,
 * UNDERWEIGHT and SELL that it is below. A return of exactly zero is a miss for both. Given an
 * excess return, zero is the benchmark.
 */
public enum Verdict {
  /** The return lies on the side that the rating claims. */
  HIT,
  /** It does not. */
  MISS,
  /** The rating claims no side: HOLD. */
  UNCLAIMED;

  /**
   * Judges a rating.
   *
   * @param rating what was decided
   * @param change a raw or an excess return
   * @return the verdict
   */
  public static Verdict of(Rating rating, BigDecimal change) {
    return switch (rating) {
      case BUY, OVERWEIGHT -> change.signum() > 0 ? HIT : MISS;
      case UNDERWEIGHT, SELL -> change.signum() < 0 ? HIT : MISS;
      case HOLD, REVIEW -> UNCLAIMED;
    };
  }
}
