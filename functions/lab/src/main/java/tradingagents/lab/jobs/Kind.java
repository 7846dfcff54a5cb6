package tradingagents.lab.jobs;

import java.util.Arrays;
import java.util.Locale;
import tradingagents.model.failure.Suggestion;

/** What can be asked for. */
enum Kind {
  /** One strategy over one market. */
  RUN,
  /** Every pair of two moving averages. */
  SWEEP,
  /** The best parameters of a strategy. */
  SEARCH,
  /** Chooses on the past, trades what follows, moves on. */
  WALK_FORWARD,
  /** Combinatorial purged cross-validation. */
  CROSS_VALIDATE,
  /** What else could have come of a run. */
  MONTE_CARLO;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Kind named(String word) {
    for (Kind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "there is no kind '%s'%s"
            .formatted(
                word, Suggestion.ending(word, Arrays.stream(values()).map(Kind::word).toList())));
  }
}
