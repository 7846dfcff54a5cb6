package tradingagents.cli.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.desk.evidence.Claim;
import tradingagents.desk.memory.Memory;
import tradingagents.desk.memory.Pending;
import tradingagents.desk.memory.Score;
import tradingagents.desk.memory.SettlementTerms;
import tradingagents.desk.memory.Settling;
import tradingagents.desk.memory.TrackRecord;
import tradingagents.desk.models.ModelCatalogue;
import tradingagents.desk.models.ModelFacts;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.report.EvidenceLedger;
import tradingagents.desk.run.Agreement;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Run;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

/** Makes rows of what was played. */
final class Judging {
  /** Decimals of a cost for each decision: a millionth of a dollar is enough for a person. */
  private static final int COST_DECIMALS = 6;

  private final BenchSet set;
  private final Prices prices;
  private final ModelCatalogue catalogue;
  private final Instant now;

  /**
   * A judge.
   *
   * @param set what was played
   * @param prices tell what became of decisions
   * @param catalogue tells when a model's training ended
   * @param now when somebody looks
   */
  Judging(BenchSet set, Prices prices, ModelCatalogue catalogue, Instant now) {
    this.set = set;
    this.prices = prices;
    this.catalogue = catalogue;
    this.now = now;
  }

  /** One row a model, in the order of the set. */
  List<ModelRow> rows(Bench.Outcome outcome) {
    List<ModelRow> rows = new ArrayList<>();
    outcome
        .played()
        .forEach((model, played) -> {
          Tally.Counts counts = Objects.requireNonNull(outcome.counts().get(model));
          rows.add(row(model, played, counts, outcome));
        });
    return rows;
  }

  private ModelRow row(
      String model, List<Played> played, Tally.Counts counts, Bench.Outcome outcome) {
    Map<Rating, Integer> ratings = new EnumMap<>(Rating.class);
    Map<Claim.Status, Integer> evidence = new EnumMap<>(Claim.Status.class);
    List<Memory> memories = new ArrayList<>();
    int failed = 0;
    for (Played one : played) {
      one.rating().ifPresent(rating -> ratings.merge(rating, 1, Integer::sum));
      failed += one.failure().isPresent() ? 1 : 0;
      if (one.run() != null) {
        EvidenceLedger.of(one.run())
            .forEach(line -> evidence.merge(line.status(), 1, Integer::sum));
        memory(one.run()).ifPresent(memories::add);
      }
    }
    int decided = (int) played.stream().filter(one -> one.decided().isPresent()).count();
    boolean isRules = model.equals(RulesReasoner.MODEL);
    TrackRecord record = TrackRecord.of(memories, this::trainedUntil);
    return new ModelRow(
        model,
        facts(model).map(ModelFacts::trainingCutOff).orElse(null),
        played.size(),
        decided,
        failed,
        ratings,
        new ModelRow.Turns(
            counts.turns(),
            counts.remembered(),
            counts.failedTurns(),
            firstFailure(counts, played)),
        answers(counts),
        evidence,
        alike(
            played,
            brief -> isRules ? Optional.empty() : outcome.decided(RulesReasoner.MODEL, brief)),
        alike(played, brief -> majority(outcome, model, brief)),
        calls(counts, decided),
        record.pending(),
        scores(record));
  }

  private static @Nullable String firstFailure(Tally.Counts counts, List<Played> played) {
    return counts.firstFailure() != null
        ? counts.firstFailure()
        : played.stream()
            .flatMap(one -> one.failure().stream())
            .map(failure -> failure.detail())
            .findFirst()
            .orElse(null);
  }

  private static ModelRow.Answers answers(Tally.Counts counts) {
    return new ModelRow.Answers(
        counts.firstAnswers(),
        counts.readableAtFirst(),
        (double) counts.readableAtFirst() / counts.firstAnswers());
  }

  private static ModelRow.Calls calls(Tally.Counts counts, int decided) {
    List<Duration> took = counts.latencies().stream().sorted().toList();
    BigDecimal perDecision =
        decided == 0 || counts.remembered() > 0
            ? null
            : counts
                .costUsd()
                .divide(BigDecimal.valueOf(decided), COST_DECIMALS, RoundingMode.HALF_UP);
    return new ModelRow.Calls(
        took.size(),
        counts.faults(),
        percentile(took, 50),
        percentile(took, 95),
        counts.tokens().input(),
        counts.tokens().cacheRead(),
        counts.tokens().output(),
        counts.tokens().estimated(),
        counts.costUsd(),
        perDecision);
  }

  /** The nearest rank: the smallest value that so many percent of all do not exceed. */
  static double percentile(List<Duration> rising, int percent) {
    if (rising.isEmpty()) {
      return Double.NaN;
    }
    int rank = (rising.size() * percent + 99) / 100;
    return rising.get(rank - 1).toNanos() / 1e6;
  }

  private static ModelRow.Alike alike(
      List<Played> played, Function<Integer, Optional<Rating>> other) {
    int compared = 0;
    int same = 0;
    for (Played one : played) {
      Rating mine = one.decided().orElse(null);
      Rating theirs = other.apply(one.brief()).orElse(null);
      if (mine != null && theirs != null) {
        compared++;
        same += mine == theirs ? 1 : 0;
      }
    }
    return new ModelRow.Alike(compared, same, (double) same / compared);
  }

  /** What most of the other models decided; rules have no vote, and a tie is no majority. */
  private static Optional<Rating> majority(Bench.Outcome outcome, String model, int brief) {
    List<Rating> others =
        outcome.played().keySet().stream()
            .filter(other -> !other.equals(model) && !other.equals(RulesReasoner.MODEL))
            .flatMap(other -> outcome.decided(other, brief).stream())
            .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(Agreement.of(others).most()).filter(rating -> rating != Rating.REVIEW);
  }

  private Optional<Memory> memory(Run run) {
    Symbol benchmark = prices.benchmark();
    SettlementTerms terms = new SettlementTerms(set.horizonSessions(), benchmark);
    return Pending.of(run, terms, TradingCalendar.usEquities())
        .map(pending -> {
          BarSeries own = prices.whole(pending.symbol()).orThrow();
          BarSeries other = benchmark == null ? null : prices.whole(benchmark).orThrow();
          return switch (Settling.look(pending, own, other, now)) {
            case Settling.Settled(var settlement) -> Memory.of(pending).settled(settlement, "");
            case Settling.Missing(var why) -> Memory.of(pending).missing(why, false);
          };
        });
  }

  private Optional<LocalDate> trainedUntil(String spoke) {
    return spoke.equals(RulesReasoner.MODEL)
        ? Optional.of(LocalDate.MIN)
        : facts(spoke).map(ModelFacts::trainingCutOff);
  }

  private Optional<ModelFacts> facts(String model) {
    try {
      return catalogue.find(ModelId.parse(model));
    } catch (IllegalArgumentException noModel) {
      return Optional.empty();
    }
  }

  private static List<ModelRow.ScoreLine> scores(TrackRecord record) {
    List<ModelRow.ScoreLine> lines = new ArrayList<>();
    record
        .byTraining()
        .forEach((training, score) -> {
          lines.add(line(training, "all", score.total()));
          score
              .byRating()
              .forEach((rating, line) -> lines.add(line(training, rating.name(), line)));
        });
    return lines;
  }

  private static ModelRow.ScoreLine line(String training, String rating, Score.Line line) {
    return new ModelRow.ScoreLine(
        training,
        rating,
        line.count(),
        line.rawHits().judged(),
        line.rawHits().share(),
        line.hits().judged(),
        line.hits().share(),
        line.raw().mean(),
        line.raw().standardError(),
        line.excess().mean(),
        line.excess().standardError());
  }
}
