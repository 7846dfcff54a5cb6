package tradingagents.agents.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tradingagents.agents.TestDesk;
import tradingagents.desk.memory.Memory;
import tradingagents.desk.memory.Memory.Standing;
import tradingagents.desk.memory.Pending;
import tradingagents.desk.memory.PlainReflection;
import tradingagents.desk.memory.SettlementTerms;
import tradingagents.desk.port.MarketData;
import tradingagents.desk.run.Lesson;
import tradingagents.desk.run.Run;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Currency;
import tradingagents.testkit.MemoryMemories;

class SettlerTest {
  private static final Symbol AAPL = TestDesk.AAPL;
  private static final Symbol SPX = new Symbol("SPX");
  private static final Instant TODAY = Instant.parse("2026-01-05T10:00:00Z");
  private static final Provenance INDEX =
      new Provenance("test", "box", Adjustment.RAW, Currency.USD, false, false);

  private final MemoryMemories memories = new MemoryMemories();
  private final List<Instant> asked = new ArrayList<>();

  /** Apple's prices, and an index that has the same ones, so that nothing exceeds it. */
  private Result<BarSeries> prices(String dataset, Symbol symbol, Instant asOf) {
    asked.add(asOf);
    BarSeries known = TestDesk.aapl().upTo(asOf);
    if (symbol.equals(AAPL)) {
      return Result.ok(known);
    }
    return symbol.equals(SPX)
        ? Result.ok(new BarSeries(SPX, INDEX, known.bars()))
        : Result.err(Reason.NOT_FOUND, "no " + symbol);
  }

  private static Pending decision(String runId, LocalDate session, int horizon) {
    Run played = TestDesk.play(session, 1);
    Run run = new Run(runId, played.mandate(), played.outcomes(), played.version(), false);
    SettlementTerms terms = new SettlementTerms(horizon, SPX);
    return Pending.of(run, terms, TradingCalendar.usEquities()).orElseThrow();
  }

  private Settler.Round settle(MarketData market, Instant now) {
    return new Settler(memories, market, new PlainReflection(), () -> now).settle(100);
  }

  private List<String> lessons(String asOf) {
    return memories.relevant(AAPL, List.of(), Instant.parse(asOf), 10).orThrow().stream()
        .map(Lesson::runId)
        .toList();
  }

  @Test
  void run_as_of_years_ago_is_settled_at_once_with_the_prices_of_then() {
    Pending decision = decision("run-1", LocalDate.of(2016, 6, 30), 5);
    memories.remember(decision).orThrow();

    assertThat(settle(this::prices, TODAY)).isEqualTo(new Settler.Round(1, 1, 0, 0));

    Memory memory = memories.find("run-1").orThrow();
    assertThat(memory.settlement()).isNotNull();
    assertThat(memory.settlement().rawReturn()).isEqualByComparingTo("0.011297");
    assertThat(memory.settlement().excessReturn()).isEqualByComparingTo("0");
    assertThat(memory.settlement().knownAt()).isEqualTo("2016-07-08T20:00:00Z");
    assertThat(memory.reflection()).contains("2016-06-30", "AAPL rose 1.13 % in 5 sessions");
    // A later run may see it, one of the day after the decision may not.
    assertThat(lessons("2016-08-01T20:00:00Z")).containsExactly("run-1");
    assertThat(lessons("2016-07-01T20:00:00Z")).isEmpty();
    assertThat(asked).allMatch(asOf -> asOf.isBefore(Instant.parse("2016-08-01T00:00:00Z")));
    assertThat(settle(this::prices, TODAY)).isEqualTo(new Settler.Round(0, 0, 0, 0));
  }

  @Test
  void decision_waits_while_its_prices_may_still_come_and_is_given_up_when_not() {
    Pending decision = decision("run-1", LocalDate.of(2018, 5, 9), 5);
    memories.remember(decision).orThrow();
    Instant due = decision.settlesAt();

    assertThat(settle(this::prices, due.minusMillis(1)).due()).isZero();
    assertThat(settle(this::prices, due)).isEqualTo(new Settler.Round(1, 0, 1, 0));
    assertThat(memories.find("run-1").orThrow().waitsFor())
        .isEqualTo("2 of 5 sessions have traded.");
    assertThat(settle(this::prices, due.plus(Duration.ofHours(2))).due()).isZero();
    assertThat(settle(this::prices, due.plus(Duration.ofDays(14))))
        .isEqualTo(new Settler.Round(1, 0, 0, 1));
    assertThat(memories.find("run-1").orThrow().standing()).isEqualTo(Standing.GIVEN_UP);
  }

  @Test
  void what_cannot_be_read_now_changes_nothing_and_holds_up_nobody() {
    memories.remember(decision("run-1", LocalDate.of(2016, 6, 30), 5)).orThrow();
    memories.remember(decision("run-2", LocalDate.of(2016, 6, 29), 5)).orThrow();
    int[] calls = {0};
    MarketData flaky =
        (dataset, symbol, asOf) ->
            calls[0]++ == 0 ? Result.err(Reason.TIMEOUT, "late") : prices(dataset, symbol, asOf);

    assertThat(settle(flaky, TODAY)).isEqualTo(new Settler.Round(2, 1, 1, 0));
    assertThat(settle(flaky, TODAY)).isEqualTo(new Settler.Round(1, 1, 0, 0));
  }

  @Test
  void data_set_without_the_benchmark_gives_no_excess() {
    memories.remember(decision("run-1", LocalDate.of(2016, 6, 30), 5)).orThrow();
    MarketData own =
        (dataset, symbol, asOf) ->
            symbol.equals(AAPL)
                ? prices(dataset, symbol, asOf)
                : Result.err(Reason.NOT_FOUND, "no benchmark here");

    settle(own, TODAY);

    Memory memory = memories.find("run-1").orThrow();
    assertThat(memory.settlement()).isNotNull();
    assertThat(memory.settlement().excessReturn()).isNull();
    assertThat(memory.lesson().orElseThrow().benchmark()).isNull();
  }
}
