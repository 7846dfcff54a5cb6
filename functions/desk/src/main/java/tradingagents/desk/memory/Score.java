package tradingagents.desk.memory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tradingagents.desk.memory.Calibration.Forecast;
import tradingagents.desk.run.Rating;

/**
 * How a group of settled decisions did: in all, by rating, and by confidence.
 *
 * @param total all of them
 * @param byRating the ratings that occurred, most bullish first
 * @param calibration of the confidences
 */
public record Score(Line total, Map<Rating, Line> byRating, Calibration calibration) {
  /** Keeps the order. */
  public Score {
    byRating = Collections.unmodifiableMap(new LinkedHashMap<>(byRating));
  }

  /**
   * One line of the table.
   *
   * @param count how many settled decisions
   * @param hits against the benchmark: the rating's side of the excess return
   * @param rawHits against zero: the rating's side of the raw return
   * @param raw the mean raw return, whatever was decided
   * @param excess the mean excess return, of those that could be compared
   */
  public record Line(int count, HitRate hits, HitRate rawHits, Average raw, Average excess) {}

  /**
   * Of some memories; those that are not settled do not count.
   *
   * @param memories the group
   * @return its score
   */
  static Score of(List<Memory> memories) {
    List<Settled> settled = memories.stream().flatMap(Settled::of).toList();
    Map<Rating, Line> byRating = new LinkedHashMap<>();
    for (Rating rating : Rating.values()) {
      List<Settled> rated = settled.stream().filter(s -> s.rating() == rating).toList();
      if (!rated.isEmpty()) {
        byRating.put(rating, line(rated));
      }
    }
    List<Forecast> forecasts = new ArrayList<>();
    for (Settled one : settled) {
      one.compared()
          .map(excess -> Verdict.of(one.rating(), excess))
          .filter(verdict -> verdict != Verdict.UNCLAIMED)
          .forEach(
              verdict -> forecasts.add(new Forecast(one.confidence(), verdict == Verdict.HIT)));
    }
    return new Score(line(settled), byRating, Calibration.of(forecasts));
  }

  private static Line line(List<Settled> settled) {
    return new Line(
        settled.size(),
        HitRate.of(
            settled.stream()
                .flatMap(one -> one.compared().map(excess -> Verdict.of(one.rating(), excess)))
                .toList()),
        HitRate.of(settled.stream().map(one -> Verdict.of(one.rating(), one.raw())).toList()),
        Average.of(settled.stream().map(Settled::raw).toList()),
        Average.of(settled.stream().flatMap(Settled::compared).toList()));
  }

  private record Settled(Rating rating, double confidence, Settlement settlement) {
    static Stream<Settled> of(Memory memory) {
      Settlement settlement = memory.settlement();
      Pending decision = memory.decision();
      return settlement == null
          ? Stream.of()
          : Stream.of(new Settled(decision.rating(), decision.confidence(), settlement));
    }

    BigDecimal raw() {
      return settlement.rawReturn();
    }

    Stream<BigDecimal> compared() {
      return Stream.ofNullable(settlement.excessReturn());
    }
  }
}
