package tradingagents.cli.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * All that a bench says, for a terminal, a page and, as it is, for JSON.
 *
 * @param date when it was made, in UTC
 * @param set the set's file
 * @param briefs how many
 * @param depth rounds of both debates
 * @param horizonSessions after how many sessions decisions were scored
 * @param benchmark what returns are compared with; empty for nothing
 * @param models one row each
 */
record BenchReport(
    String date,
    String set,
    int briefs,
    int depth,
    int horizonSessions,
    String benchmark,
    List<ModelRow> models) {
  /** What must be known of every score. */
  static final String WARNING =
      "Results before a model's training cut-off may be memory: it may have read what came. Only"
          + " those after it say how it decides; of a model whose cut-off nobody says, none do.";

  static final List<String> SCORE_HEADS =
      List.of(
          "training",
          "rating",
          "scored",
          "hits",
          "mean return",
          "± error",
          "hits beyond",
          "mean beyond",
          "± error");

  static final List<String> SCORE_MEANINGS =
      List.of(
          "before: the brief's session is no later than the model's cut-off; after: it is; unknown:"
              + " nobody says when the training ended. Rules were never trained and are always"
              + " after.",
          "What was decided; 'all' are all of them together.",
          "Decisions whose horizon has traded in the data.",
          "Share whose return lay on the side that the rating claims: above zero for buy and"
              + " overweight, below for sell and underweight; hold claims none. In brackets how"
              + " many claimed one.",
          "Mean return from the close of the brief's session to that of the last session of the"
              + " horizon, whatever was decided.",
          "Standard error of that mean. It takes decisions as independent; horizons that overlap"
              + " are not, so it is the least that it can be.",
          "Hits against the benchmark instead of zero.",
          "Mean return less that of the benchmark.",
          "Its standard error.");

  /** The head of the page and of what is printed. */
  String about() {
    return "%s · %d briefs · depth %d · scored after %d sessions%s · %s"
        .formatted(
            set,
            briefs,
            depth,
            horizonSessions,
            benchmark.isEmpty() ? ", without a benchmark" : ", against " + benchmark,
            date);
  }

  /** The cells of a score, under {@link #SCORE_HEADS}. */
  static List<String> cells(ModelRow.ScoreLine line) {
    return Stream.of(
            line.training(),
            line.rating().toLowerCase(Locale.ROOT),
            String.valueOf(line.count()),
            hits(line.hitRate(), line.judged()),
            percent(line.meanReturn()),
            percent(line.standardError()),
            hits(line.excessHitRate(), line.judgedExcess()),
            percent(line.meanExcess()),
            percent(line.excessStandardError()))
        .toList();
  }

  private static String hits(double share, int judged) {
    return judged == 0 ? Column.NONE : "%s (%d)".formatted(Column.percent(share), judged);
  }

  private static String percent(double share) {
    return Double.isFinite(share)
        ? String.format(Locale.ROOT, "%.2f %%", 100 * share)
        : Column.NONE;
  }
}
