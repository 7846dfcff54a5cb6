package tradingagents.quant.backtest.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.quant.backtest.DecisionLog;
import tradingagents.quant.backtest.FillTiming;
import tradingagents.quant.backtest.Market;
import tradingagents.quant.backtest.Strategy;

/** The language of rules: what it means, how it is written, what it refuses. */
class RulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "close>open | close > open",
        "( close ) > ( ( open ) ) | close > open",
        "close > open and close > 5 or high < 3 | close > open and close > 5 or high < 3",
        "close > 1 and (open > 2 or low > 3) | close > 1 and (open > 2 or low > 3)",
        "(close > 1 and open > 2) and low > 3 | close > 1 and open > 2 and low > 3",
        "close > 1 and (open > 2 and low > 3) | close > 1 and (open > 2 and low > 3)",
        "not (close > 1 or open > 2) | not (close > 1 or open > 2)",
        "not(not(close > 1)) | not not close > 1",
        "(close - open) - low > 0 | close - open - low > 0",
        "close - (open - low) > 0.50 | close - (open - low) > 0.5",
        "close/(2*open) < --1 | close / (2 * open) < --1",
        "-(close + 1) < -close + 1 | -(close + 1) < -close + 1",
        "close[1]<sma:20[5] | close[1] < sma:20[5]",
        "close[0] > 007 | close > 7",
        "macd:12:26:9.signal[2] >= 0 | macd:12:26:9.signal[2] >= 0",
        "bollinger:20:2.5.upper <= close | bollinger:20:2.5.upper <= close",
        "rsi.value > 30 | rsi > 30",
        "close crosses-above sma:3 | close crosses-above sma:3",
        "close-open crosses-below-1 | close - open crosses-below -1",
      })
  void is_written_in_one_way_that_is_read_back(String typed, String written) {
    Condition condition = RuleParser.condition(typed);
    assertThat(condition.text()).isEqualTo(written);
    assertThat(RuleParser.condition(written)).isEqualTo(condition);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "close | expected a condition such as close > open, but 'close' is a number",
        "close > | at the end, position 8: expected a number, a price such as close",
        "> close | at '>', position 1: expected a number",
        "close > open > low | position 14: comparisons are joined by and: a < b and b < c",
        "(close > open) > 3 | position 1: expected a number, but 'close > open' is a condition",
        "close + (open > 3) > 1 | position 9: expected a number",
        "close and open > 1 | position 1: expected a condition",
        "not close | position 5: expected a condition",
        "close > 1 & open > 1 | at '&', position 11: a rule is made of numbers, open, high,",
        "smaa:20 > 1 | position 1: there is no price or indicator 'smaa'; did you mean 'sma'?",
        "clsoe > 1 | did you mean 'close'?",
        "CLOSE > 1 | did you mean 'close'?",
        "sma:abc > 1 | sma:abc: the window must be a whole number up to 1000000, not 'abc'",
        "sma:0 > 1 | a window is a whole number of bars from 1",
        "sma:1:2 > 1 | 2 arguments are too many, it is written sma:WINDOW",
        "macd > 1 | it has several lines, so say which: macd.line, macd.signal, macd.histogram",
        "macd.signl > 1 | macd has no line 'signl'; did you mean 'signal'?",
        "macd. > 1 | macd has no line ''",
        "close crosses-abov open | position 7: the rule could end here; expected and, or,",
        "close crosses-abov open | did you mean 'crosses-above'?",
        "close > 1 nad open > 1 | did you mean 'and'?",
        "close[x] > 1 | at 'x', position 7: expected how many bars ago, a whole number",
        "close[1 > 1 | expected ']' after the number of bars",
        "close[1.5] > 1 | expected how many bars ago",
        "close[-1] > 1 | expected how many bars ago",
        "(close > 1 | at the end, position 11: expected ')' to close the one at position 1",
        "close > 1) | at ')', position 10: the rule could end here",
        "(close)[1] > 1 | the rule could end here",
        "sma:60000 > sma:60000[1] | all windows of a rule together are at most 100000 bars",
        "close[999999] > 1 | at most 100000 bars",
        "vol:20:1:1 > 1 | too many",
        "close > 1e5 | the rule could end here",
      })
  void what_means_nothing_is_refused_with_its_place(String typed, String words) {
    assertThatThrownBy(() -> RuleParser.condition(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void size_and_depth_are_bounded() {
    refuses("(".repeat(60) + "close > 1" + ")".repeat(60), "at most 50 levels deep");
    refuses("not ".repeat(60) + "close > 1", "at most 50 levels deep");
    refuses("-".repeat(60) + "close > 1", "at most 50 levels deep");
    refuses("close" + " + 1".repeat(200) + " > 1", "at most 200 parts");
    refuses("close > 1" + " and close > 1".repeat(5_000), "at most 1000 words");
    refuses("sma:" + "1".repeat(500) + " > 1", "at most 200 letters");
    refuses("sma" + ":1".repeat(100_000) + " > 1", "at most 200 letters");
    refuses("x".repeat(1_000_000), "at most 200 letters");
    assertThat(RuleParser.condition("(".repeat(50) + "close > 1" + ")".repeat(50)).text())
        .isEqualTo("close > 1");
  }

  private static void refuses(String typed, String words) {
    assertThatThrownBy(() -> RuleParser.condition(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rules: enter close > sma:3; exit close < sma:3",
        "rules: enter close > 1; stop:0.05",
        "rules: enter close > 1; exit close < 1; stop:0.05; trail:0.1; hold:20",
        "rules: enter close > 1; hold:1",
      })
  void names_of_strategies_are_read_back(String name) {
    Strategy strategy = Strategies.named(name);
    assertThat(strategy.name()).isEqualTo(name);
    assertThat(Strategies.named(strategy.name())).isEqualTo(strategy);
    assertThat(RuleStrategy.parse("rules:\thold:7 ;\n exit  close<1;enter close>1").name())
        .isEqualTo("rules: enter close > 1; exit close < 1; hold:7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rules: | rules are written rules: enter CONDITION; exit CONDITION",
        "rules: enter close > 1 | rules need a way out: exit, stop, trail or hold",
        "rules: exit close > 1 | rules need a way in",
        "rules: enter close > 1; exit | at the end, position 29: expected a number",
        "rules: enter close > 1; exit close << 1 | at '<', position 37: expected a number",
        "rules: entr close > 1; hold:1 | did you mean 'enter'?",
        "rules: enter close > 1; enter close > 1 | each once",
        "rules: enter: close > 1; hold:1 | rules are written",
        "rules: enter close > 1; hold 5 | rules are written",
        "rules: enter close > 1; hold:x | at 'x', position 30: expected a number of bars",
        "rules: enter close > 1; stop:5% | at '5%', position 30: expected a fraction such as 0.05",
        "rules: enter close > 1; stop:5 | a stop is a fraction from 0, below 1, not 5.0",
        "rules: enter close > 1; hold:999999 | the hold must be 1 to 100000 bars",
        "rules: enter close > 1; | each once",
      })
  void what_is_no_rule_is_refused_with_its_place(String typed, String words) {
    assertThatThrownBy(() -> Strategies.named(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void whatever_is_typed_is_read_or_refused_and_nothing_else() {
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
    List<String> words =
        List.of(
            "close",
            "open",
            "volume",
            "sma:2",
            "macd:2:3:2.signal",
            "bollinger:3.upper",
            "1",
            "0.5",
            ">",
            "<=",
            "<",
            "crosses-above",
            "crosses-below",
            "and",
            "or",
            "not",
            "(",
            ")",
            "[",
            "]",
            "[1]",
            "+",
            "-",
            "*",
            "/",
            "rsi",
            ".",
            ":",
            ";",
            "exit",
            "enter",
            "é",
            "\n");
    int read = 0;
    for (int run = 0; run < 8_000; run++) {
      String text =
          IntStream.range(0, 1 + chance.nextInt(9))
              .mapToObj(i -> words.get(chance.nextInt(words.size())))
              .collect(Collectors.joining(chance.nextInt(3) == 0 ? "" : " "));
      read += readsBack(text) ? 1 : 0;
      StringBuilder noise = new StringBuilder("rules: enter close > sma:3; exit close < 2; hold:5");
      for (int edit = chance.nextInt(4); edit >= 0; edit--) {
        noise.setCharAt(chance.nextInt(noise.length()), (char) (32 + chance.nextInt(96)));
      }
      reads(noise.toString());
    }
    assertThat(read).isPositive();
  }

  @Test
  void whatever_can_be_said_is_read_back_from_its_own_words() {
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(6);
    int longest = 0;
    for (int run = 0; run < 3_000; run++) {
      String text = condition(chance, 4);
      assertThat(readsBack(text)).as(text).isTrue();
      longest = Math.max(longest, RuleParser.condition(text).text().length());
    }
    assertThat(longest).isGreaterThan(200);
  }

  private static String condition(RandomGenerator chance, int depth) {
    String one = depth == 0 ? "" : condition(chance, depth - 1);
    return switch (depth == 0 ? 0 : chance.nextInt(6)) {
      case 0 -> value(chance, depth) + " >= " + value(chance, depth);
      case 1 -> value(chance, depth) + " crosses-below " + value(chance, depth);
      case 2 -> "not " + one;
      case 3 -> "(" + one + ")";
      case 4 -> one + " and " + condition(chance, depth - 1);
      default -> "(" + condition(chance, depth - 1) + ") or " + one;
    };
  }

  private static String value(RandomGenerator chance, int depth) {
    String one = depth == 0 ? "" : value(chance, depth - 1);
    return switch (depth == 0 ? chance.nextInt(3) : chance.nextInt(8)) {
      case 0 -> "close";
      case 1 -> "0.250";
      case 2 -> "aroon:5.up[3]";
      case 3 -> "-" + one;
      case 4 -> "(" + one + ")";
      case 5 -> one + " - " + value(chance, depth - 1);
      case 6 -> one + "/" + value(chance, depth - 1);
      default -> "(" + one + " - " + value(chance, depth - 1) + ") * " + one;
    };
  }

  private static boolean readsBack(String text) {
    Condition condition;
    try {
      condition = RuleParser.condition(text);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("position ");
      return false;
    }
    assertThat(RuleParser.condition(condition.text())).isEqualTo(condition);
    return true;
  }

  private static void reads(String text) {
    try {
      Strategy strategy = Strategies.named(text);
      assertThat(Strategies.named(strategy.name())).isEqualTo(strategy);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  /** At which bars a condition is true: in at these and out at the next. */
  private static List<Integer> trueAt(String condition, double... closes) {
    Market market = Markets.closes(closes);
    Condition read = RuleParser.condition(condition);
    List<Integer> bars = new ArrayList<>();
    Strategy watching =
        new Strategy() {
          @Override
          public String name() {
            return condition;
          }

          @Override
          public int warmUp() {
            return 0;
          }

          @Override
          public Decider start(int instruments) {
            Feed feed = new Feed(0);
            Condition.Watch watch = read.start(feed);
            return (view, targets) -> {
              feed.take(view);
              if (watch.next(view) == Condition.TRUE) {
                bars.add(view.bars() - 1);
              }
            };
          }
        };
    DecisionLog.of(market, Markets.FREE.with(FillTiming.NEXT_CLOSE), any -> watching);
    return bars;
  }

  @Test
  void conditions_are_true_where_a_hand_says_so() {
    double[] closes = {1, 2, 3, 2, 1, 2, 2};
    assertThat(trueAt("close > 2", closes)).containsExactly(2);
    assertThat(trueAt("close >= 2", closes)).containsExactly(1, 2, 3, 5, 6);
    assertThat(trueAt("close < 2 or close > 2", closes)).containsExactly(0, 2, 4);
    assertThat(trueAt("close > close[1]", closes)).containsExactly(1, 2, 5);
    assertThat(trueAt("close <= 2 and close >= 2", closes)).containsExactly(1, 3, 5, 6);
    assertThat(trueAt("close crosses-above 1.5", closes)).containsExactly(1, 5);
    assertThat(trueAt("close crosses-above 2", closes)).containsExactly(2);
    assertThat(trueAt("close crosses-below 2", closes)).containsExactly(4);
    assertThat(trueAt("sma:2 > 2", closes)).containsExactly(2, 3);
    assertThat(trueAt("sma:2[2] > 2", closes)).containsExactly(4, 5);
    assertThat(trueAt("sma:2 - close * 2 < -close - 0.4", closes)).containsExactly(1, 2, 5);
    assertThat(trueAt("close / 2 + 1 > 2", closes)).containsExactly(2);
    assertThat(trueAt("-close * 2 <= -6", closes)).containsExactly(2);
    assertThat(trueAt("volume > 0", closes)).isEmpty();
    assertThat(trueAt("low[1] + high[1] - open[1] < close", closes)).containsExactly(1, 2, 5);
  }

  @Test
  void unknown_is_never_true_nor_is_its_opposite() {
    double[] closes = {1, 2, 3, 4};
    assertThat(trueAt("sma:3 > 0", closes)).containsExactly(2, 3);
    assertThat(trueAt("not sma:3 > 0", closes)).isEmpty();
    assertThat(trueAt("not not sma:3 < 0", closes)).isEmpty();
    assertThat(trueAt("not (sma:3 < 0)", closes)).containsExactly(2, 3);
    assertThat(trueAt("not (sma:3 < 0 and close > 0)", closes)).containsExactly(2, 3);
    assertThat(trueAt("sma:3 < 0 or close > 0", closes)).containsExactly(0, 1, 2, 3);
    assertThat(trueAt("not (sma:3 < 0 and close < 0)", closes)).containsExactly(0, 1, 2, 3);
    assertThat(trueAt("close > 0 / 0", closes)).isEmpty();
    assertThat(trueAt("not close > close / (close - close)", closes)).isEmpty();
    assertThat(trueAt("close < 999999999999999 / 0", closes)).isEmpty();
    assertThat(trueAt("close crosses-above 0", closes)).isEmpty();
    assertThat(trueAt("close > close[9]", closes)).isEmpty();
    assertThat(trueAt("not close > close[9]", closes)).isEmpty();
    // A stochastic of a flat market divides by zero long after its warm-up.
    assertThat(trueAt("stochastic:2:1:1.fastK >= 0", 5, 5, 5, 6)).containsExactly(3);
    assertThat(trueAt("not stochastic:2:1:1.fastK < 0", 5, 5, 5, 6)).containsExactly(3);
  }

  @Test
  void the_warm_up_comes_from_the_parts() {
    assertThat(RuleParser.condition("close > 1").warmUp()).isZero();
    assertThat(RuleParser.condition("sma:20 > sma:50[3]").warmUp()).isEqualTo(52);
    assertThat(RuleParser.condition("close crosses-above sma:50").warmUp()).isEqualTo(50);
    assertThat(RuleParser.condition("not macd:2:5:3.line > 0").warmUp()).isEqualTo(4);
    assertThat(RuleParser.condition("macd:2:5:3.signal + -rsi:9 > 0").warmUp()).isEqualTo(9);
    assertThat(RuleStrategy.of("close > 1 or close < sma:9", "close < sma:30").warmUp())
        .isEqualTo(29);
    // Nothing is decided before, even where one part alone is true.
    assertThat(in("rules: enter close > 0 or sma:3 > 0; hold:1", 1, 2, 3, 4, 5))
        .containsExactly(false, false, true, false, true);
  }

  /** After which bars the strategy wants to be in. */
  private static Boolean[] in(String rules, double... closes) {
    DecisionLog log =
        DecisionLog.of(
            Markets.closes(closes),
            Markets.FREE.with(FillTiming.NEXT_CLOSE),
            any -> Strategies.named(rules));
    Boolean[] in = new Boolean[closes.length];
    boolean now = false;
    for (int t = 0; t < closes.length; t++) {
      now = Double.isNaN(log.weight(t, 0)) ? now : log.weight(t, 0) > 0;
      in[t] = now;
    }
    return in;
  }

  @Test
  void further_exits_count_from_the_close_of_the_entry() {
    assertThat(in("rules: enter close >= 100; stop:0.05", 99, 100, 120, 96, 95, 94))
        .containsExactly(false, true, true, true, false, false);
    assertThat(in("rules: enter close >= 100; trail:0.1", 99, 100, 120, 109, 108, 94))
        .containsExactly(false, true, true, true, false, false);
    assertThat(in("rules: enter close > 0; hold:2", 5, 5, 5, 5, 5))
        .containsExactly(true, true, false, true, true);
    assertThat(in("rules: enter close > 5; exit close > 7; hold:9", 5, 6, 8, 8, 6, 7))
        .containsExactly(false, true, false, false, true, true);
  }
}
