package tradingagents.quant.backtest.search;

import java.util.List;
import java.util.Optional;
import tradingagents.quant.backtest.validation.Span;

/**
 * Every point that was tried, the best first ({@link Trial#BEST_FIRST}).
 *
 * @param trials each point once
 * @param unscored how many of them had no score (NaN) when last tried; they are ranked last in
 *     their round
 * @param evaluations how often a point was scored
 * @param bars how many bars that took, evaluations times the bars of each
 */
public record SearchResult(List<Trial> trials, int unscored, long evaluations, long bars) {
  /** Copies the trials. */
  public SearchResult {
    trials = List.copyOf(trials);
  }

  /** The best point; empty when none has a score. */
  public Optional<Trial> best() {
    return trials.stream().findFirst().filter(trial -> !Double.isNaN(trial.score()));
  }

  /** The scores in the order of the trials, NaN included. */
  public double[] scores() {
    return trials.stream().mapToDouble(Trial::score).toArray();
  }

  /** Scores each of these points once. */
  static SearchResult of(List<Parameters> points, Objective objective, Span span) {
    List<Trial> trials =
        points.stream()
            .map(point -> new Trial(point, span, objective.score(point, span), 1))
            .toList();
    return of(trials, trials.size(), (long) trials.size() * span.size());
  }

  static SearchResult of(List<Trial> trials, long evaluations, long bars) {
    int unscored = (int) trials.stream().filter(trial -> Double.isNaN(trial.score())).count();
    return new SearchResult(
        trials.stream().sorted(Trial.BEST_FIRST).toList(), unscored, evaluations, bars);
  }
}
