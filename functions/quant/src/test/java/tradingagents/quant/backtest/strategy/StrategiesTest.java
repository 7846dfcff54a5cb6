package tradingagents.quant.backtest.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.quant.backtest.Strategy;

/** What people type, and what they are told when it means nothing. */
class StrategiesTest {
  @Test
  void knows_these_names_and_says_how_each_is_written() {
    assertThat(Strategies.names())
        .containsExactly(
            "buy-and-hold",
            "sma",
            "ema",
            "rsi",
            "bollinger",
            "donchian",
            "momentum",
            "equal-weight",
            "volatility-target",
            "random-agent",
            "rules",
            "decisions");
    assertThat(Strategies.usages())
        .hasSameSizeAs(Strategies.names())
        .contains("sma:FAST:SLOW", "momentum:LOOKBACK:EVERY:TOP", "decisions:FILE");
  }

  @ParameterizedTest
  @CsvSource({
    "sma, sma:20:50",
    "ema:5, ema:5:50",
    "rsi, rsi:14:30:70",
    "rsi:7:25.5:80, rsi:7:25.5:80",
    "bollinger:20, bollinger:20:2",
    "bollinger:30:2.50, bollinger:30:2.5",
    "donchian, donchian:20:10",
    "momentum:120:5, momentum:120:5:1",
    "equal-weight, equal-weight:21",
    "volatility-target:0.15, volatility-target:0.15:20:5:252",
    "buy-and-hold, buy-and-hold",
    "random-agent:-7, random-agent:-7:5:0.2:0.1:0.05:0",
  })
  void a_name_leads_back_to_an_equal_strategy(String typed, String name) {
    Strategy strategy = Strategies.named(typed);
    assertThat(strategy.name()).isEqualTo(name);
    assertThat(Strategies.named(name)).isEqualTo(strategy);
    assertThat(Strategies.named("  " + name + " ")).isEqualTo(strategy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smaa:20:50 | there is no strategy 'smaa'; did you mean 'sma'?",
        "buyandhold | did you mean 'buy-and-hold'?",
        "rule | did you mean 'rules'?",
        "nothing | known are buy-and-hold, sma,",
        "sma:50:20 | sma:50:20: the fast window, 50, must be shorter than the slow one, 20",
        "sma:0:20 | the fast window must be 1 to 100000 bars, not 0",
        "sma:20:999999 | the slow window must be 1 to 100000 bars, not 999999",
        "sma:1:2:3 | 3 arguments are too many, it is written sma:FAST:SLOW",
        "sma:1.5:2 | the fast must be a whole number",
        "sma:: | the fast must be a whole number",
        "ema:9:9 | must be shorter",
        "rsi:14:70:30 | the low level, 70.0, must be below the high one, 30.0",
        "rsi:14:30:101 | the high level must be from 0.0 to 100.0, not 101.0",
        "rsi:14:-1:50 | the low level must be from",
        "bollinger:20:0 | the width must be above zero, not 0.0",
        "bollinger:20:NaN | the width must be a number, not 'NaN'",
        "donchian:0:5 | the entry window must be",
        "donchian:5:0 | the exit window must be",
        "momentum:5:0 | the time between choices must be",
        "momentum:5:1:0 | at least one instrument is chosen, not 0",
        "equal-weight:0 | the time between rebalancings must be",
        "volatility-target:0 | the target volatility must be above zero, not 0.0",
        "volatility-target:0.1:1 | two returns or more",
        "volatility-target:0.1:2:0 | the time between sizings must be",
        "volatility-target:0.1:2:1:0 | a period a year or more",
        "random-agent:1:0 | the time between ratings must be",
        "random-agent:1:1:0.1:0.2 | weights must fall from BUY to SELL within 1 and 0",
        "random-agent:1:1:2:1:1:1 | weights must fall",
        "decisions:x.csv | come from a file, which cannot be read here: x.csv",
        "decisions | there is no strategy 'decisions'",
      })
  void what_means_nothing_is_refused_in_words(String typed, String words) {
    assertThatThrownBy(() -> Strategies.named(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void a_file_of_decisions_is_read_by_who_can_read_it() {
    Strategy read =
        new RecordedDecisions(
            "f", List.of(new RecordedDecisions.Decision(0, 0, Rating.BUY)), RatingWeights.DESK);
    assertThat(Strategies.named("decisions:a b.csv", file -> file.equals("a b.csv") ? read : null))
        .isSameAs(read);
    assertThat(Strategies.named("sma", file -> read)).isEqualTo(new SmaCross(20, 50));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
  void numbers_that_are_none_are_refused_by_the_values_too(double wrong) {
    assertThatThrownBy(() -> new BollingerBreakout(20, wrong))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RsiReversion(14, wrong, 70))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VolatilityTarget(wrong, 20, 5, 252))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RuleStrategy("close > 1", "", wrong, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RatingWeights(1, 0.5, 0.2, wrong))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
