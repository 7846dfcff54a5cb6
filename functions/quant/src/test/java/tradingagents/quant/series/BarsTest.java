package tradingagents.quant.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.quant.indicator.AnchoredVwap;
import tradingagents.quant.indicator.Live;

class BarsTest {
  private static final double[] ONE = {1};

  private static double[] of(double value) {
    return new double[] {5, value};
  }

  private static Bars bars(double open, double high, double low, double close, double volume) {
    return new Bars(of(open), of(high), of(low), of(close), of(volume));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 2 | 1 | 2 | 9 | a price must be a number above zero, not 0.0 (bar 2)",
        "1 | -2 | 1 | 2 | 9 | not -2.0 (bar 2)",
        "1 | 2 | NaN | 2 | 9 | not NaN (bar 2)",
        "1 | 2 | 1 | Infinity | 9 | not Infinity (bar 2)",
        "1 | 1 | 2 | 1 | 9 | high, 1.0, must not be below low, 2.0 (bar 2)",
        "3 | 2 | 1 | 2 | 9 | open, 3.0, and close, 2.0, must lie between low, 1.0, and high, 2.0",
        "1 | 2 | 1 | 3 | 9 | open, 1.0, and close, 3.0,",
        "1 | 3 | 2 | 2 | 9 | must lie between low, 2.0,",
        "2 | 3 | 2 | 1 | 9 | must lie between low, 2.0,",
        "1 | 2 | 1 | 2 | -1 | a volume must be a number, zero or more, not -1.0 (bar 2)",
        "1 | 2 | 1 | 2 | NaN | not NaN (bar 2)",
        "1 | 2 | 1 | 2 | Infinity | not Infinity (bar 2)",
      })
  void refuses_what_no_market_shows(
      double open, double high, double low, double close, double volume, String words) {
    assertThatThrownBy(() -> bars(open, high, low, close, volume))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void takes_what_stands_still_and_what_nobody_traded() {
    assertThat(bars(2, 2, 2, 2, 0).size()).isEqualTo(2);
    assertThat(bars(1, 2, 1, 2, 0).low(1)).isEqualTo(1);
    assertThat(Bars.ofCloses(new double[0]).size()).isZero();
  }

  @Test
  void refuses_columns_of_different_length() {
    double[] two = {1, 1};
    assertThatThrownBy(() -> new Bars(two, ONE, ONE, ONE, ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the columns must be equally long, not 2 and 1");
    assertThatThrownBy(() -> new Bars(ONE, two, ONE, ONE, ONE)).hasMessageContaining("2 and 1");
    assertThatThrownBy(() -> new Bars(ONE, ONE, two, ONE, ONE)).hasMessageContaining("2 and 1");
    assertThatThrownBy(() -> new Bars(ONE, ONE, ONE, two, ONE)).hasMessageContaining("1 and 2");
    assertThatThrownBy(() -> new Bars(ONE, ONE, ONE, ONE, two)).hasMessageContaining("2 and 1");
  }

  @Test
  void nobody_changes_them() {
    double[] close = {1, 2};
    Bars bars = Bars.ofCloses(close);
    close[0] = 9;
    bars.closes()[0] = 9;
    bars.volumes()[0] = 9;
    assertThat(bars.close(0)).isEqualTo(1);
    assertThat(bars.closes()).containsExactly(1, 2);
    assertThat(bars.volumes()).containsExactly(0, 0);
    assertThat(bars.first(1).closes()).containsExactly(1);
  }

  @Test
  void columns_are_those_of_the_market_and_a_stream_takes_its_bars() {
    Bar bar =
        new Bar(
            LocalDate.of(2024, 1, 2),
            new BigDecimal("2"),
            new BigDecimal("4.5"),
            new BigDecimal("1.5"),
            new BigDecimal("3"),
            70,
            null,
            Instant.EPOCH);
    BarSeries series =
        new BarSeries(
            new Symbol("AAPL"),
            new Provenance("nobody", "test", Adjustment.values()[0], Currency.USD, true, true),
            List.of(bar));
    Bars bars = Bars.of(series);
    assertThat(bars.size()).isEqualTo(1);
    assertThat(
            new double[] {bars.open(0), bars.high(0), bars.low(0), bars.close(0), bars.volume(0)})
        .containsExactly(2, 4.5, 1.5, 3, 70);
    Live live = new AnchoredVwap().live();
    live.next(bar);
    assertThat(live.value()).isEqualTo(3);
  }
}
