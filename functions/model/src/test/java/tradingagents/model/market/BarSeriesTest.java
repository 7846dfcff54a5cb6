package tradingagents.model.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.model.money.Currency;

class BarSeriesTest {
  private static final Provenance ORIGIN =
      new Provenance("test", "box", Adjustment.RAW, Currency.USD, true, true);

  private static Bar bar(int day) {
    LocalDate session = LocalDate.of(2020, 1, day);
    BigDecimal price = BigDecimal.valueOf(100L + day);
    Instant close = session.atTime(21, 0).toInstant(ZoneOffset.UTC);
    return new Bar(session, price, price, price, price, day, null, close);
  }

  private static BarSeries series(int... days) {
    List<Bar> bars = IntStream.of(days).mapToObj(BarSeriesTest::bar).toList();
    return new BarSeries(new Symbol("ACME"), ORIGIN, bars);
  }

  @Test
  void ends_at_the_instant_asked_for() {
    BarSeries all = series(1, 2, 3);
    Instant secondClose = bar(2).knownAt();

    assertThat(all.upTo(secondClose)).isEqualTo(series(1, 2));
    assertThat(all.upTo(secondClose.minusNanos(1))).isEqualTo(series(1));
    assertThat(all.upTo(Instant.EPOCH).last()).isEmpty();
    assertThat(all.upTo(Instant.MAX)).isSameAs(all);
    assertThat(all.last()).contains(bar(3));
  }

  @Test
  void knows_the_next_session() {
    BarSeries all = series(1, 3);

    assertThat(all.after(LocalDate.of(2020, 1, 1))).contains(bar(3));
    assertThat(all.after(LocalDate.of(2020, 1, 2))).contains(bar(3));
    assertThat(all.after(LocalDate.of(2020, 1, 3))).isEmpty();
  }

  @Test
  void never_goes_back_or_stands_still() {
    assertThatThrownBy(() -> series(2, 1)).hasMessageContaining("2020-01-01 follows 2020-01-02");
    assertThatThrownBy(() -> series(1, 1)).hasMessageContaining("2020-01-01 follows 2020-01-01");
  }

  @ParameterizedTest
  @CsvSource({
    "10, 11, 9, 10, 5, fine",
    "10, 10, 10, 10, 0, fine",
    "10, 9, 8, 9, 5, contradict",
    "10, 11, 10.5, 11, 5, contradict",
    "10, 11, 9, 12, 5, contradict",
    "10, 11, 0, 10, 5, above zero",
    "10, 11, -1, 10, 5, above zero",
    "10, 11, 9, 10, -1, volume"
  })
  void checks_the_prices_of_a_session(
      BigDecimal open,
      BigDecimal high,
      BigDecimal low,
      BigDecimal close,
      long volume,
      String verdict) {
    LocalDate session = LocalDate.of(2020, 1, 2);
    if (verdict.equals("fine")) {
      Bar bar = new Bar(session, open, high, low, close, volume, null, Instant.EPOCH);
      assertThat(bar.close()).isEqualTo(close);
    } else {
      assertThatThrownBy(
              () -> new Bar(session, open, high, low, close, volume, null, Instant.EPOCH))
          .hasMessageContaining(verdict)
          .hasMessageContaining("2020-01-02");
    }
  }
}
