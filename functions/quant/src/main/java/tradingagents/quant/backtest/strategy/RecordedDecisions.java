package tradingagents.quant.backtest.strategy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import tradingagents.quant.backtest.Strategy;

/**
 * Replays ratings that were given once, by a desk or by a single call of a model, at no cost of
 * asking again. Between two decisions about an instrument what is held is kept. Nothing is known
 * here of the moment a decision was made at but its bar: see {@link #at} for how a moment finds its
 * bar.
 *
 * @param name what results call it
 * @param decisions one or more, in any order; of two about one instrument at one bar the later in
 *     the list counts
 * @param weights what a rating asks for
 */
public record RecordedDecisions(String name, List<Decision> decisions, RatingWeights weights)
    implements Strategy {
  /**
   * A rating, and the bar from whose close on it counts.
   *
   * @param bar index of the bar
   * @param instrument its number
   * @param rating what was decided
   */
  public record Decision(int bar, int instrument, Rating rating) {
    /** Checks both numbers. */
    public Decision {
      if (bar < 0 || instrument < 0) {
        throw new IllegalArgumentException(
            "bars and instruments are counted from 0, not bar %d of instrument %d"
                .formatted(bar, instrument));
      }
    }
  }

  /**
   * A rating, and the moment it was known at.
   *
   * @param at when the answer was there
   * @param instrument its number
   * @param rating what was decided
   */
  public record Known(Instant at, int instrument, Rating rating) {}

  /** Puts the decisions in the order of their bars. */
  public RecordedDecisions {
    if (decisions.isEmpty()) {
      throw new IllegalArgumentException("there are no decisions in " + name);
    }
    decisions = decisions.stream().sorted(Comparator.comparingInt(Decision::bar)).toList();
  }

  /**
   * Decisions by when they were known: each counts at the first close at or after that moment,
   * never before, and of several about one instrument that come to one close the newest counts.
   * What was known only after the last close has no bar to count at and is left out.
   *
   * @param name what results call it
   * @param closes moment of each bar's close, each after the one before
   * @param known in any order
   * @param weights what a rating asks for
   * @return the strategy; an {@link IllegalArgumentException} when no decision has a bar
   */
  public static RecordedDecisions at(
      String name, List<Instant> closes, List<Known> known, RatingWeights weights) {
    for (int i = 1; i < closes.size(); i++) {
      if (!closes.get(i - 1).isBefore(closes.get(i))) {
        throw new IllegalArgumentException(
            "closes come one after the other, but after %s comes %s"
                .formatted(closes.get(i - 1), closes.get(i)));
      }
    }
    List<Decision> decisions =
        known.stream()
            .sorted(Comparator.comparing(Known::at))
            .map(one -> new Decision(bar(closes, one.at()), one.instrument(), one.rating()))
            .filter(decision -> decision.bar() < closes.size())
            .toList();
    return new RecordedDecisions(name, decisions, weights);
  }

  /** The first close at or after a moment; as many as there are if none is. */
  private static int bar(List<Instant> closes, Instant moment) {
    int found = Collections.binarySearch(closes, moment);
    return found < 0 ? -found - 1 : found;
  }

  @Override
  public int warmUp() {
    return decisions.getFirst().bar();
  }

  @Override
  public Decider start(int instruments) {
    for (Decision decision : decisions) {
      if (decision.instrument() >= instruments) {
        throw new IllegalArgumentException(
            "%s decides about instrument %d, but there are only %d"
                .formatted(name, decision.instrument() + 1, instruments));
      }
    }
    Rating[] ratings = new Rating[instruments];
    int[] next = {0};
    return (view, targets) -> {
      int bar = view.bars() - 1;
      if (next[0] == decisions.size() || decisions.get(next[0]).bar() > bar) {
        return;
      }
      Arrays.fill(ratings, Rating.HOLD);
      while (next[0] < decisions.size() && decisions.get(next[0]).bar() <= bar) {
        Decision decision = decisions.get(next[0]++);
        ratings[decision.instrument()] = decision.rating();
      }
      weights.say(ratings, view, targets);
    };
  }
}
