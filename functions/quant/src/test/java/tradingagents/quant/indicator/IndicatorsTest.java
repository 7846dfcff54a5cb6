package tradingagents.quant.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type, and what they are told when it means nothing. */
class IndicatorsTest {
  @Test
  void knows_these_names() {
    assertThat(String.join(" ", Indicators.names()))
        .isEqualTo(
            "sma ema wma dema hma rsi macd atr tr bollinger adx stochastic cci mfi cmf obv roc cmo"
                + " sar aroon donchian keltner ichimoku vwap vwma vol gk yz");
    assertThat(Indicators.usages())
        .hasSameSizeAs(Indicators.names())
        .contains("sma:WINDOW", "macd:FAST:SLOW:SIGNAL", "tr", "vol:WINDOW:PERIODS-PER-YEAR");
  }

  @ParameterizedTest
  @CsvSource({
    "sma, sma:20",
    "ema, ema:20",
    "wma, wma:20",
    "dema, dema:20",
    "hma, hma:20",
    "rsi, rsi:14",
    "macd, macd:12:26:9",
    "macd:5, macd:5:26:9",
    "macd:5:35, macd:5:35:9",
    "atr, atr:14",
    "bollinger, bollinger:20:2",
    "bollinger:50, bollinger:50:2.0",
    "adx, adx:14",
    "stochastic, stochastic:14:3:3",
    "cci, cci:20",
    "mfi, mfi:14",
    "cmf, cmf:20",
    "roc, roc:12",
    "cmo, cmo:14",
    "sar, sar:0.02:0.2",
    "aroon, aroon:25",
    "donchian, donchian:20",
    "keltner, keltner:20:2:10",
    "ichimoku, ichimoku:9:26:52:26",
    "ichimoku:7:22:44, ichimoku:7:22:44:22",
    "vwma, vwma:20",
    "vol, vol:20:252",
    "gk, gk:20:252",
    "yz, yz:20:252",
    "rsi:+14, rsi:14",
  })
  void arguments_that_are_left_out_are_the_usual_ones(String brief, String whole) {
    assertThat(Indicators.named(brief)).isEqualTo(Indicators.named(whole));
  }

  @Test
  void arguments_go_where_they_belong() {
    assertThat(Indicators.named("macd:3:7:5")).isEqualTo(new Macd(3, 7, 5));
    assertThat(Indicators.named("stochastic:5:4:2")).isEqualTo(new Stochastic(5, 4, 2));
    assertThat(Indicators.named("bollinger:10:1.5")).isEqualTo(new Bollinger(10, 1.5));
    assertThat(Indicators.named("keltner:10:1.5:7")).isEqualTo(new Keltner(10, 1.5, 7));
    assertThat(Indicators.named("sar:0.01:0.1")).isEqualTo(new ParabolicSar(0.01, 0.1));
    assertThat(Indicators.named("ichimoku:2:3:4:5")).isEqualTo(new Ichimoku(2, 3, 4, 5));
    assertThat(Indicators.named("vwap")).isEqualTo(new AnchoredVwap());
    assertThat(Indicators.named("vwap:5")).isEqualTo(new Vwap(5));
    assertThat(Indicators.named("vol:30:365")).isEqualTo(new RealisedVolatility(30, 365));
    assertThat(Indicators.named("gk:30:365")).isEqualTo(new GarmanKlass(30, 365));
    assertThat(Indicators.named("yz:30:365")).isEqualTo(new YangZhang(30, 365));
  }

  @ParameterizedTest
  @CsvSource({
    "smma, sma",
    "rsx, rsi",
    "RSI, rsi",
    "bolinger:20, bollinger",
    "mcad, macd",
    "ichimku, ichimoku",
    "vwpa, vwap",
    "vwapp, vwap",
    "donchain, donchian",
    "aron, aroon",
  })
  void an_unknown_name_gets_the_nearest_one(String typed, String meant) {
    assertThatThrownBy(() -> Indicators.named(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no indicator '%s'; did you mean '%s'?", typed.split(":")[0], meant);
  }

  @Test
  void a_name_that_is_near_nothing_gets_them_all() {
    assertThatThrownBy(() -> Indicators.named("stoch:14"))
        .hasMessageStartingWith("there is no indicator 'stoch'; known are sma, ema, ")
        .hasMessageContaining("stochastic");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sma:0 | sma:0: a window is a whole number of bars from 1 to 1000000, not 0",
        "sma:-3 | from 1 to 1000000, not -3",
        "sma:1000001 | not 1000001",
        "sma:x | sma:x: the window must be a whole number up to 1000000, not 'x'",
        "sma: | not ''",
        "sma:2.5 | not '2.5'",
        "sma:9999999999 | not '9999999999'",
        "sma:20:3 | sma:20:3: 2 arguments are too many, it is written sma:WINDOW",
        "obv:1 | 1 arguments are too many, it is written obv",
        "bollinger:20:NaN | the width must be a number, not 'NaN'",
        "bollinger:20:0 | the width must be above zero, not 0.0",
        "bollinger:20:-2 | the width must be above zero, not -2.0",
        "macd:26:12:9 | the slow window, 12, must be longer than the fast one, 26",
        "macd:12:12:9 | the slow window, 12, must be longer than the fast one, 12",
        "macd:12:26:0 | not 0",
        "macd:0:26:9 | not 0",
        "ichimoku:26:9:52 | the slow window, 9,",
        "ichimoku:9:26:20 | the slow window, 20,",
        "ichimoku:9:26:52:0 | not 0",
        "ichimoku:0 | not 0",
        "vol:1 | from 2 to 1000000, not 1",
        "vol:20:0 | the number of periods per year must be above zero, not 0.0",
        "gk:0 | not 0",
        "gk:5:0 | above zero",
        "yz:1 | not 1",
        "yz:5:0 | above zero",
        "sar:0 | the step must be above zero, not 0.0",
        "sar:0.3 | the maximum, 0.2, must be from the step, 0.3, to 1",
        "sar:0.02:1.5 | the maximum, 1.5",
        "stochastic:14:0:3 | not 0",
        "stochastic:0 | not 0",
        "stochastic:14:3:0 | not 0",
        "keltner:20:0:10 | the multiplier must be above zero",
        "keltner:20:2:0 | not 0",
        "keltner:0 | not 0",
        "vwap:0 | not 0",
        "vwma:0 | not 0",
        "aroon:0 | not 0",
        "adx:0 | not 0",
        "cci:0 | not 0",
        "mfi:0 | not 0",
        "cmf:0 | not 0",
        "cmo:0 | not 0",
        "roc:0 | not 0",
        "rsi:0 | not 0",
        "atr:0 | not 0",
        "ema:0 | not 0",
        "wma:0 | not 0",
        "dema:0 | not 0",
        "hma:0 | not 0",
        "bollinger:0 | not 0",
        "donchian:0 | not 0",
      })
  void what_means_nothing_is_refused_in_words(String typed, String words) {
    assertThatThrownBy(() -> Indicators.named(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(typed + ": ")
        .hasMessageContaining(words);
  }

  @Test
  void the_ends_of_what_is_allowed_are_allowed() {
    assertThat(Indicators.named("sma:1000000").warmUp()).isEqualTo(999_999);
    assertThat(Indicators.named("sar:0.2:0.2")).isEqualTo(new ParabolicSar(0.2, 0.2));
    assertThat(Indicators.named("sar:0.2:1")).isEqualTo(new ParabolicSar(0.2, 1));
    assertThat(Indicators.named("vol:2").warmUp()).isEqualTo(2);
  }

  @Test
  void refuses_values_that_are_no_numbers_and_series_that_do_not_match() {
    List<ThrowingCallable> wrong =
        List.of(
            () -> new Sma(2).over(new double[] {1, Double.NaN}),
            () -> new Sma(2).last(new double[] {1, Double.POSITIVE_INFINITY}),
            () -> new RollingBeta(2).over(new double[2], new double[3]),
            () -> new RollingBeta(2).over(new double[] {1, Double.NaN}, new double[2]),
            () -> new RollingBeta(2).over(new double[2], new double[] {Double.NaN, 1}),
            () -> new RollingBeta(1),
            () -> new RollingCorrelation(1));
    assertThat(wrong)
        .allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class));
    assertThatThrownBy(wrong.getFirst()).hasMessageContaining("NaN (value 2)");
    assertThatThrownBy(wrong.get(3)).hasMessageContaining("(pair 2)");
    assertThat(new Sma(2).last(new double[0])).isNaN();
  }
}
