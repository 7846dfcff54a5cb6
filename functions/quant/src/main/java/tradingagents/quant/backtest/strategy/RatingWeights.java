package tradingagents.quant.backtest.strategy;

import tradingagents.quant.backtest.Targets;
import tradingagents.quant.backtest.View;

/**
 * Which part of the equity each rating asks for. As at the desk, BUY and OVERWEIGHT only ever raise
 * what is held, UNDERWEIGHT and SELL only ever lower it, HOLD and REVIEW keep it. Ratings of one
 * bar that ask for more than the whole equity together share it in proportion.
 *
 * @param buy of BUY, at most 1
 * @param overweight of OVERWEIGHT, at most that of BUY
 * @param underweight of UNDERWEIGHT, at most that of OVERWEIGHT
 * @param sell of SELL, at most that of UNDERWEIGHT, zero or more
 */
public record RatingWeights(double buy, double overweight, double underweight, double sell) {
  /** What the desk sizes its orders with: 20 %, 10 %, 5 % and nothing. */
  public static final RatingWeights DESK = new RatingWeights(0.20, 0.10, 0.05, 0);

  /** For an account that holds one instrument and nothing else: all, 75 %, 25 % and nothing. */
  public static final RatingWeights WHOLE = new RatingWeights(1, 0.75, 0.25, 0);

  /** Checks that a better rating never asks for less. */
  public RatingWeights {
    boolean falling =
        buy <= 1 && buy >= overweight && overweight >= underweight && underweight >= sell;
    if (!falling || !(sell >= 0)) {
      throw new IllegalArgumentException(
          "weights must fall from BUY to SELL within 1 and 0, not %s, %s, %s, %s"
              .formatted(buy, overweight, underweight, sell));
    }
  }

  /**
   * The weight that a rating asks for.
   *
   * @param rating of an instrument
   * @return NaN for HOLD and REVIEW, which ask for none
   */
  public double weight(Rating rating) {
    return switch (rating) {
      case BUY -> buy;
      case OVERWEIGHT -> overweight;
      case UNDERWEIGHT -> underweight;
      case SELL -> sell;
      case HOLD, REVIEW -> Double.NaN;
    };
  }

  /** Says what the ratings of a bar mean; one for each instrument, HOLD where there is none. */
  void say(Rating[] ratings, View view, Targets targets) {
    double sum = 0;
    for (Rating rating : ratings) {
      double weight = weight(rating);
      sum += Double.isNaN(weight) ? 0 : weight;
    }
    double equity = view.equity();
    for (int i = 0; i < ratings.length; i++) {
      double target = weight(ratings[i]) / Math.max(1, sum);
      double held = view.units(i) * view.close(i, 0) / equity;
      boolean raises = ratings[i] == Rating.BUY || ratings[i] == Rating.OVERWEIGHT;
      if (raises ? target > held : target < held) {
        targets.weight(i, target);
      }
    }
  }
}
