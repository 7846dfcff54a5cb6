package tradingagents.desk.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static tradingagents.desk.memory.Memories.AAPL;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tradingagents.desk.memory.Calibration.Bin;
import tradingagents.desk.memory.Calibration.Forecast;
import tradingagents.desk.run.Rating;

class TrackRecordTest {
  private static final double EXACT = 1e-12;
  private static final LocalDate DAY = LocalDate.of(2016, 6, 30);

  @Test
  void brier_score_is_that_of_scikit_learn() {
    // The example of sklearn.metrics.brier_score_loss: y_true [0, 1, 1, 0], y_prob below: 0.0375.
    Calibration calibration =
        Calibration.of(
            List.of(
                new Forecast(0.1, false),
                new Forecast(0.9, true),
                new Forecast(0.8, true),
                new Forecast(0.3, false)));

    assertThat(calibration.brier()).isCloseTo(0.0375, within(EXACT));
    assertThat(calibration.baseRateBrier()).isCloseTo(0.25, within(EXACT));
  }

  @Test
  void reliability_table_is_that_of_scikit_learn() {
    // The example of sklearn.calibration.calibration_curve with n_bins=3: prob_true [0, 0.5, 1],
    // prob_pred [0.2, 0.525, 0.85].
    double[] said = {0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1.0};
    List<Forecast> forecasts =
        IntStream.range(0, said.length).mapToObj(i -> new Forecast(said[i], i >= 4)).toList();

    List<Bin> bins = Calibration.of(forecasts, 3).bins();

    assertThat(bins).extracting(Bin::count).containsExactly(3, 2, 4);
    assertThat(bins).extracting(Bin::hitRate).containsExactly(0.0, 0.5, 1.0);
    double[] means = bins.stream().mapToDouble(Bin::meanConfidence).toArray();
    assertThat(means).containsExactly(new double[] {0.2, 0.525, 0.85}, within(EXACT));
  }

  @Test
  void standard_error_is_that_of_scipy() {
    // The example of scipy.stats.sem: a column of numpy.arange(20).reshape(5, 4) gives 2.8284.
    Average average =
        Average.of(Stream.of("0", "4", "8", "12", "16").map(BigDecimal::new).toList());

    assertThat(average.mean()).isCloseTo(8, within(EXACT));
    assertThat(average.standardError()).isCloseTo(2.8284, within(5e-5));
    assertThat(Average.of(List.of(BigDecimal.ONE)).standardError()).isNaN();
    assertThat(Average.of(List.of()).mean()).isNaN();
  }

  @Test
  void rating_is_right_on_the_side_it_claims_and_zero_is_on_no_side() {
    BigDecimal up = new BigDecimal("0.000001");
    for (Rating bullish : new Rating[] {Rating.BUY, Rating.OVERWEIGHT}) {
      assertThat(Verdict.of(bullish, up)).isEqualTo(Verdict.HIT);
      assertThat(Verdict.of(bullish, up.negate())).isEqualTo(Verdict.MISS);
      assertThat(Verdict.of(bullish, BigDecimal.ZERO)).isEqualTo(Verdict.MISS);
    }
    for (Rating bearish : new Rating[] {Rating.UNDERWEIGHT, Rating.SELL}) {
      assertThat(Verdict.of(bearish, up)).isEqualTo(Verdict.MISS);
      assertThat(Verdict.of(bearish, up.negate())).isEqualTo(Verdict.HIT);
      assertThat(Verdict.of(bearish, BigDecimal.ZERO)).isEqualTo(Verdict.MISS);
    }
    assertThat(Verdict.of(Rating.HOLD, up)).isEqualTo(Verdict.UNCLAIMED);
  }

  private static Memory memory(
      String runId,
      LocalDate session,
      Rating rating,
      double confidence,
      String model,
      String raw,
      @Nullable String excess) {
    Pending decision =
        Memories.decision(runId, AAPL, session, rating, confidence, List.of(), model);
    return Memories.settled(decision, raw, excess);
  }

  @Test
  void each_rating_is_scored_against_the_benchmark_and_against_zero() {
    List<Memory> memories =
        List.of(
            memory("1", DAY, Rating.BUY, 0.8, "m", "0.03", "0.01"),
            memory("2", DAY.plusDays(1), Rating.BUY, 0.6, "m", "0.01", "-0.01"),
            memory("3", DAY.plusDays(8), Rating.BUY, 0.6, "m", "-0.01", null),
            memory("4", DAY.plusDays(9), Rating.SELL, 0.7, "m", "0.02", "-0.02"),
            memory("5", DAY.plusDays(10), Rating.HOLD, 0.9, "m", "0.04", "0.03"),
            Memory.of(Memories.decision("6", AAPL, DAY, Rating.BUY)),
            Memory.of(Memories.decision("7", AAPL, DAY, Rating.BUY)).missing("No prices.", true));

    TrackRecord record = TrackRecord.of(memories, model -> Optional.empty());

    assertThat(record.remembered()).isEqualTo(7);
    assertThat(record.pending()).isEqualTo(1);
    assertThat(record.givenUp()).isEqualTo(1);
    Score.Line buy = record.all().byRating().get(Rating.BUY);
    assertThat(buy).isNotNull();
    assertThat(buy.count()).isEqualTo(3);
    assertThat(buy.hits()).isEqualTo(new HitRate(2, 1));
    assertThat(buy.rawHits()).isEqualTo(new HitRate(3, 2));
    assertThat(buy.raw().mean()).isCloseTo(0.01, within(EXACT));
    // Sample deviation of 0.03, 0.01, -0.01 is 0.02; over the square root of three.
    assertThat(buy.raw().standardError()).isCloseTo(0.02 / Math.sqrt(3), within(EXACT));
    assertThat(buy.excess()).isEqualTo(new Average(2, 0, 0.01));
    assertThat(record.all().byRating().keySet())
        .containsExactly(Rating.BUY, Rating.HOLD, Rating.SELL);
    assertThat(record.all().total().hits()).isEqualTo(new HitRate(3, 2));
    // (0.8 - 1)^2, (0.6 - 0)^2, (0.7 - 1)^2: HOLD claims nothing, the third BUY was not compared.
    assertThat(record.all().calibration().judged()).isEqualTo(3);
    assertThat(record.all().calibration().brier())
        .isCloseTo((0.04 + 0.36 + 0.09) / 3, within(EXACT));
  }

  @Test
  void what_a_model_may_have_read_is_scored_apart() {
    List<Memory> memories =
        List.of(
            memory("1", DAY, Rating.BUY, 0.5, "old", "0.01", "0.01"),
            memory("2", DAY.plusDays(1), Rating.BUY, 0.5, "old", "0.01", "0.01"),
            memory("3", DAY, Rating.BUY, 0.5, "rules", "0.01", "0.01"),
            memory("4", DAY, Rating.BUY, 0.5, "mystery", "0.01", "0.01"));

    TrackRecord record =
        TrackRecord.of(
            memories,
            model ->
                switch (model) {
                  case "old" -> Optional.of(DAY);
                  case "rules" -> Optional.of(LocalDate.MIN);
                  default -> Optional.empty();
                });

    assertThat(record.byTraining()).containsOnlyKeys("after", "before", "unknown");
    assertThat(record.byTraining().get("before").total().count()).isEqualTo(1);
    assertThat(record.byTraining().get("after").total().count()).isEqualTo(2);
    assertThat(record.byModel()).containsOnlyKeys("mystery", "old", "rules");
    assertThat(record.byPrompt()).containsOnlyKeys("prompt-1");
  }

  @Test
  void windows_that_overlap_count_once() {
    List<Memory> memories =
        IntStream.range(0, 15)
            .mapToObj(i -> memory("r" + i, DAY.plusDays(i), Rating.BUY, 0.5, "m", "0.01", "0.01"))
            .toList();

    // Windows of seven days that begin on fifteen days in a row: of days 0, 7 and 14.
    assertThat(TrackRecord.of(memories, m -> Optional.empty()).separateWindows()).isEqualTo(3);
  }

  @Test
  void review_and_a_confidence_out_of_range_are_no_decisions() {
    assertThatThrownBy(() -> Memories.decision("1", AAPL, DAY, Rating.REVIEW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Memories.decision("1", AAPL, DAY, Rating.BUY, Double.NaN, List.of(), "m"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
