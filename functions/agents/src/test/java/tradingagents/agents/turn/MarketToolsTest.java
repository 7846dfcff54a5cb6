package tradingagents.agents.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.agents.Snapshot;
import tradingagents.agents.TestDesk;
import tradingagents.desk.run.Fact;
import tradingagents.model.market.BarSeries;

class MarketToolsTest {
  private static final LocalDate DAY = LocalDate.of(2016, 6, 30);
  private static final Instant AS_OF = TestDesk.close(DAY);
  private static final BarSeries KNOWN = TestDesk.aapl().upTo(AS_OF);

  private static String ask(MarketTools tools, String name, String session) {
    return tools.answer(MarketTools.INDICATOR, Map.of("name", name, "session", session));
  }

  @Test
  void an_indicator_is_the_snapshots() {
    MarketTools tools = MarketTools.over(KNOWN);
    BigDecimal sma50 =
        Snapshot.of(KNOWN).stream()
            .filter(fact -> fact.id().equals("market.sma50"))
            .map(Fact::value)
            .findFirst()
            .orElseThrow();
    assertThat(ask(tools, "sma:50", "")).isEqualTo("tool.sma:50@2016-06-30 = " + sma50 + "\n");
    assertThat(tools.facts())
        .singleElement()
        .satisfies(fact -> {
          assertThat(fact.value()).isEqualByComparingTo(sma50);
          assertThat(fact.knownAt()).isEqualTo(AS_OF);
        });
  }

  @Test
  void every_line_of_an_indicator_is_a_fact_of_its_own() {
    MarketTools tools = MarketTools.over(KNOWN);
    ask(tools, "macd:12:26:9", "2016-06-29");
    assertThat(tools.facts())
        .extracting(Fact::id)
        .containsExactly(
            "tool.macd:12:26:9.line@2016-06-29",
            "tool.macd:12:26:9.signal@2016-06-29",
            "tool.macd:12:26:9.histogram@2016-06-29");
  }

  @Test
  void nothing_after_as_of_can_be_asked() {
    MarketTools tools = MarketTools.over(KNOWN);
    assertThat(ask(tools, "sma:20", "2016-07-01")).contains("no session of 2016-07-01 is known");
    tools.answer(MarketTools.CLOSES, Map.of("sessions", "30"));
    assertThat(tools.facts()).hasSize(30).allMatch(fact -> !fact.knownAt().isAfter(AS_OF));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "indicator | name | rsy:14 | rsi",
        "indicator | name | sma:100000 | needs 100000 sessions",
        "indicator | session | tomorrow | a date such as 2016-06-30",
        "closes | sessions | 31 | 1 to 30",
        "closes | sessions | -1 | 1 to 30",
        "buy | amount | MAX | there is no tool 'buy'",
      })
  void whatever_is_wrong_is_answered_with_a_sentence(
      String tool, String argument, String value, String said) {
    MarketTools tools = MarketTools.over(KNOWN);
    Map<String, String> arguments =
        argument.equals("session")
            ? Map.of("name", "sma:20", argument, value)
            : Map.of(argument, value);
    assertThat(tools.answer(tool, arguments)).startsWith("That is not possible").contains(said);
    assertThat(tools.facts()).isEmpty();
  }

  @Test
  void a_turn_may_ask_only_so_often() {
    MarketTools tools = MarketTools.over(KNOWN);
    for (int i = 0; i < MarketTools.MOST_QUESTIONS; i++) {
      assertThat(ask(tools, "sma:" + (10 + i), "")).contains(" = ");
    }
    assertThat(ask(tools, "sma:40", "")).contains("No more questions");
    assertThat(tools.facts()).hasSize(MarketTools.MOST_QUESTIONS);
  }

  @Test
  void without_prices_nothing_is_offered() {
    assertThat(MarketTools.none().isOffered()).isFalse();
  }
}
