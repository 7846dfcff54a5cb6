package tradingagents.quant.backtest.strategy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.catalogue.Argument;

/**
 * The baseline that every agent has to beat: at the first bar and every so many bars it draws one
 * of the five ratings for each instrument, each as likely as the others. The same seed always draws
 * the same; each instrument has draws of its own, whatever other instruments there are.
 *
 * @param seed of the draws
 * @param every bars from one draw to the next
 * @param weights what a rating asks for
 */
public record RandomAgent(long seed, int every, RatingWeights weights) implements Strategy {
  private static final List<Rating> DRAWN =
      List.of(Rating.BUY, Rating.OVERWEIGHT, Rating.HOLD, Rating.UNDERWEIGHT, Rating.SELL);

  /** Checks the time between draws. */
  public RandomAgent {
    Checks.window("time between ratings", every);
  }

  @Override
  public String name() {
    return "random-agent:%d:%d:%s:%s:%s:%s"
        .formatted(
            seed,
            every,
            Argument.typed(weights.buy()),
            Argument.typed(weights.overweight()),
            Argument.typed(weights.underweight()),
            Argument.typed(weights.sell()));
  }

  @Override
  public int warmUp() {
    return 0;
  }

  @Override
  public Decider start(int instruments) {
    SplittableRandom root = new SplittableRandom(seed);
    SplittableRandom[] chances = new SplittableRandom[instruments];
    Arrays.setAll(chances, i -> root.split());
    Rating[] ratings = new Rating[instruments];
    return (view, targets) -> {
      if (Checks.isDue(view, 0, every)) {
        for (int i = 0; i < instruments; i++) {
          ratings[i] = DRAWN.get(chances[i].nextInt(DRAWN.size()));
        }
        weights.say(ratings, view, targets);
      }
    };
  }
}
