package tradingagents.cli.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.evidence.Claim;
import tradingagents.desk.run.Rating;

/**
 * One column of the table: the only place that says what it is called, what it means and how it is
 * written.
 *
 * @param group what it is about
 * @param name its head
 * @param meaning one sentence
 * @param cell of a row, a dash where it is not known
 */
record Column(Group group, String name, String meaning, Function<ModelRow, String> cell) {
  /** What is not known. */
  static final String NONE = "-";

  /** What columns are about. */
  enum Group {
    /** What was decided. */
    DECISIONS("Decisions"),
    /** How far answers can be trusted. */
    ANSWERS("Answers"),
    /** What it took. */
    CALLS("Calls and costs");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** All columns but the model's name, group by group. */
  static List<Column> all() {
    List<Column> columns = new ArrayList<>(decisions());
    columns.addAll(answers());
    columns.addAll(calls());
    return columns;
  }

  private static List<Column> decisions() {
    return List.of(
        new Column(
            Group.DECISIONS,
            "runs",
            "One for each brief of the set.",
            row -> String.valueOf(row.runs())),
        new Column(
            Group.DECISIONS,
            "failed",
            "Runs that ended without any rating.",
            row -> String.valueOf(row.failedRuns())),
        new Column(
            Group.DECISIONS,
            "B/O/H/U/S/R",
            "How many runs were rated buy, overweight, hold, underweight, sell, and review: a"
                + " person must look, which is no decision.",
            Column::ratings),
        new Column(
            Group.DECISIONS,
            "as rules",
            "Share of the briefs that both this model and the rules decided on which both gave the"
                + " same rating; in brackets how many those are. A review decides nothing.",
            row -> alike(row.likeRules())),
        new Column(
            Group.DECISIONS,
            "as majority",
            "The same against the rating that most of the other models gave. Rules have no vote; a"
                + " tie is no majority.",
            row -> alike(row.likeMajority())),
        new Column(
            Group.DECISIONS,
            "pending",
            "Decisions that are not scored, because their horizon has not traded in the data.",
            row -> String.valueOf(row.pending())));
  }

  private static List<Column> answers() {
    return List.of(
        new Column(
            Group.ANSWERS,
            "turns",
            "Turns of agents that this model was asked in, one or more calls each.",
            row -> String.valueOf(row.turns().asked())),
        new Column(
            Group.ANSWERS,
            "remembered",
            "Turns whose answer was kept from before, so that nobody was called and nothing paid.",
            row -> String.valueOf(row.turns().remembered())),
        new Column(
            Group.ANSWERS,
            "valid",
            "Share of the answers that were of the asked type at the first try, before any repair.",
            row -> percent(row.answers().validity())),
        new Column(
            Group.ANSWERS,
            "turns failed",
            "Turns without an answer of the asked type, by reason.",
            row -> counts(row.turns().failed())),
        new Column(
            Group.ANSWERS,
            "verified",
            "Quoted numbers that are those of the verified snapshot, each once a run.",
            row -> evidence(row, Claim.Status.VERIFIED)),
        new Column(
            Group.ANSWERS,
            "contradicted",
            "Quoted numbers where the snapshot says another value.",
            row -> evidence(row, Claim.Status.CONTRADICTED)),
        new Column(
            Group.ANSWERS,
            "unsupported",
            "Quoted numbers of which the snapshot knows nothing.",
            row -> evidence(row, Claim.Status.UNSUPPORTED)));
  }

  private static List<Column> calls() {
    return List.of(
        new Column(
            Group.CALLS,
            "calls",
            "Calls of a model, answered or not.",
            row -> String.valueOf(row.calls().made())),
        new Column(
            Group.CALLS,
            "faults",
            "Calls without an answer, by kind.",
            row -> counts(row.calls().faults())),
        new Column(
            Group.CALLS,
            "p50 ms",
            "Half of all calls took no longer (nearest rank).",
            row -> millis(row.calls().p50Millis())),
        new Column(
            Group.CALLS,
            "p95 ms",
            "95 of 100 calls took no longer (nearest rank).",
            row -> millis(row.calls().p95Millis())),
        new Column(
            Group.CALLS,
            "tokens in",
            "Tokens read, those from the provider's cache included; ~ where a provider did not say"
                + " and they were estimated.",
            row -> tokens(row, row.calls().tokensIn())),
        new Column(
            Group.CALLS,
            "cached",
            "Of them, those that came from the provider's cache.",
            row -> tokens(row, row.calls().tokensCached())),
        new Column(
            Group.CALLS,
            "tokens out",
            "Tokens written.",
            row -> tokens(row, row.calls().tokensOut())),
        new Column(
            Group.CALLS,
            "USD",
            "What the calls cost, as it was booked.",
            row -> usd(row.calls().costUsd())),
        new Column(
            Group.CALLS,
            "USD/decision",
            "The same for each run that decided; not known where answers were remembered.",
            row -> usd(row.calls().costPerDecisionUsd())));
  }

  private static String ratings(ModelRow row) {
    return Stream.of(Rating.values())
        .map(rating -> String.valueOf(row.ratings().getOrDefault(rating, 0)))
        .collect(Collectors.joining("/"));
  }

  private static String alike(ModelRow.Alike alike) {
    return alike.compared() == 0
        ? NONE
        : "%s (%d)".formatted(percent(alike.share()), alike.compared());
  }

  private static String evidence(ModelRow row, Claim.Status status) {
    return String.valueOf(row.evidence().getOrDefault(status, 0));
  }

  private static String counts(Map<?, Integer> counts) {
    return counts.isEmpty()
        ? "0"
        : counts.entrySet().stream()
            .map(entry ->
                "%d %s"
                    .formatted(
                        entry.getValue(),
                        String.valueOf(entry.getKey()).toLowerCase(Locale.ROOT).replace('_', ' ')))
            .collect(Collectors.joining(", "));
  }

  private static String tokens(ModelRow row, long count) {
    return (row.calls().isEstimated() ? "~" : "") + count;
  }

  static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f %%", 100 * share) : NONE;
  }

  private static String millis(double millis) {
    return Double.isFinite(millis) ? String.format(Locale.ROOT, "%.0f", millis) : NONE;
  }

  private static String usd(@Nullable BigDecimal amount) {
    if (amount == null) {
      return NONE;
    }
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
