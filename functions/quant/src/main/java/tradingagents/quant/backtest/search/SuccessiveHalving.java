package tradingagents.quant.backtest.search;

import java.util.ArrayList;
import java.util.List;
import tradingagents.quant.backtest.validation.Span;

/**
 * Scores many points on little history and few on much: in each round all survivors are scored on
 * the newest bars, as many as an equal share of the budget allows, and the best 1/eta of them go
 * on, until one would be left. Source: K. Jamieson and A. Talwalkar, Non-stochastic Best Arm
 * Identification and Hyperparameter Optimization, AISTATS (2016), algorithm 1, with eta 2 there; a
 * round here scores anew instead of continuing, so that its bars are counted in full.
 *
 * @param budget bars in all, evaluations times bars; never exceeded
 * @param eta one of how many goes on, two or more
 * @param leastBars on fewer no point is scored, one or more
 */
public record SuccessiveHalving(long budget, int eta, int leastBars) {
  /** Checks the numbers. */
  public SuccessiveHalving {
    if (budget < 1 || eta < 2 || leastBars < 1) {
      throw new IllegalArgumentException(
          "a budget of 1 bar or more, an eta of 2 or more and a least number of bars of 1 or more,"
              + " not %d, %d and %d".formatted(budget, eta, leastBars));
    }
  }

  /**
   * Searches.
   *
   * @param points to begin with, each once, such as those of a {@link Grid} or a {@link
   *     RandomSearch}
   * @param objective what is scored
   * @param span the bars there are; a round looks at the newest of them
   */
  public SearchResult search(List<Parameters> points, Objective objective, Span span) {
    int rounds = rounds(points.size());
    check(points.size(), rounds, span);
    List<Trial> finished = new ArrayList<>();
    List<Parameters> alive = List.copyOf(points);
    long bars = 0;
    long evaluations = 0;
    for (int round = 1; round <= rounds; round++) {
      int size = (int) Math.min(span.size(), budget / rounds / alive.size());
      Span newest = new Span(span.to() - size, span.to());
      List<Trial> trials = new ArrayList<>();
      for (Parameters point : alive) {
        trials.add(new Trial(point, newest, objective.score(point, newest), round));
      }
      bars += (long) size * alive.size();
      evaluations += alive.size();
      trials.sort(Trial.BEST_FIRST);
      int survivors = round == rounds ? 0 : Math.ceilDiv(alive.size(), eta);
      finished.addAll(trials.subList(survivors, trials.size()));
      alive = trials.subList(0, survivors).stream().map(Trial::parameters).toList();
    }
    return SearchResult.of(finished, evaluations, bars);
  }

  /** Rounds until the survivors are so few that the next would be one: log n to the base eta. */
  private int rounds(int points) {
    int rounds = 1;
    for (int alive = points; alive > eta; alive = Math.ceilDiv(alive, eta)) {
      rounds++;
    }
    return rounds;
  }

  private void check(int points, int rounds, Span span) {
    if (points < 1) {
      throw new IllegalArgumentException("there is one point or more to search among");
    }
    if (span.size() < leastBars) {
      throw new IllegalArgumentException(
          "the span " + span + " has " + span.size() + " bars, fewer than the least, " + leastBars);
    }
    long needed = (long) points * rounds * leastBars;
    if (budget < needed) {
      throw new IllegalArgumentException(
          "%d points in %d rounds need a budget of %d bars or more, not %d"
              .formatted(points, rounds, needed, budget));
    }
  }
}
