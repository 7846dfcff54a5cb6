package tradingagents.desk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Step;
import tradingagents.model.order.OrderStatus;

class WordingTest {
  @ParameterizedTest
  @CsvSource({
    "MARKET_ANALYST, Market analyst",
    "BULL_RESEARCHER, Bull researcher",
    "AGGRESSIVE_RISK, Aggressive voice",
    "CONSERVATIVE_RISK, Conservative voice",
    "NEUTRAL_RISK, Neutral voice",
    "RISK_CHECK, Risk check"
  })
  void speakers_have_names(Step step, String name) {
    assertThat(Wording.name(step)).isEqualTo(name);
  }

  @Test
  void every_mark_is_another_one() {
    assertThat(Arrays.stream(Rating.values()).map(Wording::mark))
        .containsExactly("▲", "△", "■", "▽", "▼", "?");
    assertThat(Arrays.stream(Stance.values()).map(Wording::stance))
        .containsExactlyInAnyOrder("▲ bullish", "■ mixed", "▼ bearish", "○ no data");
    assertThat(Wording.stance(Stance.BULLISH)).isEqualTo("▲ bullish");
    assertThat(Wording.stance(Stance.BEARISH)).isEqualTo("▼ bearish");
  }

  @Test
  void names_of_constants_become_small_words() {
    assertThat(Wording.words(OrderStatus.PARTLY_FILLED)).isEqualTo("partly filled");
    assertThat(Wording.status(Status.WAITING_APPROVAL)).isEqualTo("waiting approval");
  }

  @ParameterizedTest
  @CsvSource({
    "0.05, 5 %",
    "0.138412, 13.84 %",
    "0.12345, 12.35 %",
    "0.5, 50 %",
    "1, 100 %",
    "10, 1000 %",
    "0, 0 %",
    "-0.0712, -7.12 %"
  })
  void an_exact_share_reads_as_percent_with_two_digits_at_most(BigDecimal share, String words) {
    assertThat(Wording.percent(share)).isEqualTo(words);
    assertThat(Wording.value(share, Fact.Unit.RATIO)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0.58, 58 %",
    "0.585, 59 %",
    "0, 0 %",
    "1, 100 %",
    "NaN, unknown",
    "Infinity, unknown"
  })
  void a_statistic_reads_as_percent_without_digits(double share, String words) {
    assertThat(Wording.percent(share)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"192.5, 192.50", "192, 192.00", "192.50, 192.50", "0.0001, 0.0001", "1E+2, 100.00"})
  void a_price_has_two_digits_or_more_and_loses_none(BigDecimal price, String words) {
    assertThat(Wording.price(price)).isEqualTo(words);
    assertThat(Wording.value(price, Fact.Unit.PRICE)).isEqualTo(words);
  }

  @Test
  void a_count_and_an_index_stand_as_they_are() {
    assertThat(Wording.value(new BigDecimal("1E+1"), Fact.Unit.COUNT)).isEqualTo("10");
    assertThat(Wording.value(new BigDecimal("61.40"), Fact.Unit.INDEX)).isEqualTo("61.40");
  }

  @ParameterizedTest
  @CsvSource({
    "175.19, label of close 175.19",
    "175.190, label of close 175.19",
    "180, label of close 180.00 (the snapshot says 175.19)",
    "-5, label of close -5.00 (the snapshot says 175.19)",
    "high, label of close high",
    "1e3, label of close 1e3"
  })
  void a_claim_stands_beside_what_the_snapshot_says(String said, String words) {
    Fact close = ReportRuns.fact("close", "175.19", Fact.Unit.PRICE);

    assertThat(claim(said, close)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"61.4, 61.4", "61.40, 61.40", "61.456, 61.46", "61.455, 61.46", "61.4549, 61.45"})
  void a_statistic_that_was_quoted_right_has_two_digits_at_most(String value, String shown) {
    Fact rsi = ReportRuns.fact("rsi", value, Fact.Unit.INDEX);

    assertThat(claim(value, rsi)).isEqualTo("label of rsi " + shown);
    assertThat(claim("50.123", rsi))
        .isEqualTo("label of rsi 50.123 (the snapshot says " + value + ")");
  }

  @Test
  void a_claim_longer_than_forty_signs_is_not_read_as_a_number() {
    Fact close = ReportRuns.fact("close", "175.19", Fact.Unit.PRICE);
    String forty = "0".repeat(34) + "175.19";

    assertThat(claim(forty, close)).isEqualTo("label of close 175.19");
    assertThat(claim("0" + forty, close)).isEqualTo("label of close 0" + forty);
  }

  @Test
  void a_claim_about_an_unknown_fact_says_so() {
    assertThat(claim("5", null)).isEqualTo("close 5 (no such fact)");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "999, 999 ms",
    "1000, 1.0 s",
    "2450, 2.4 s",
    "59999, 59.9 s",
    "60000, 1 min 00 s",
    "185000, 3 min 05 s",
    "190000, 3 min 10 s",
    "3725000, 62 min 05 s"
  })
  void a_duration_reads_in_its_own_unit(long millis, String words) {
    assertThat(Wording.duration(Duration.ofMillis(millis))).isEqualTo(words);
  }

  @Test
  void an_instant_reads_in_utc_whatever_the_language() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Wording.minute(Instant.parse("2018-05-11T20:00:59Z")))
          .isEqualTo("2018-05-11 20:00 UTC");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String claim(String said, @Nullable Fact fact) {
    return Wording.claim(new Point.Citation("close", said), fact);
  }
}
