package tradingagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tradingagents.desk.memory.Memory;
import tradingagents.desk.memory.Memory.Standing;
import tradingagents.desk.memory.Pending;
import tradingagents.desk.memory.Settlement;
import tradingagents.desk.memory.SettlementTerms;
import tradingagents.desk.memory.Situation;
import tradingagents.desk.port.MemoryStore;
import tradingagents.desk.port.MemoryStore.Page;
import tradingagents.desk.port.MemoryStore.Place;
import tradingagents.desk.port.MemoryStore.Query;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Lesson;
import tradingagents.desk.run.Rating;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Ratio;

/**
 * What every store of memories must do, whatever it is made of. A test of an adapter extends this
 * class and says how to make an empty store.
 */
public abstract class MemoryStoreContract {
  private static final Symbol AAPL = new Symbol("AAPL");
  private static final Symbol MSFT = new Symbol("MSFT");
  private static final Instant AS_OF = Instant.parse("2016-06-30T20:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  /** For subclasses. */
  protected MemoryStoreContract() {}

  /**
   * The store under test.
   *
   * @return the same empty store during one test
   */
  protected abstract MemoryStore store();

  /**
   * How many random cases to try.
   *
   * @param full for a store without a wire
   * @return fewer for a store behind a slow one
   */
  protected int seeds(int full) {
    return full;
  }

  private static Pending decision(String runId, Symbol symbol, Instant asOf, String... facts) {
    List<String> words = new ArrayList<>(Situation.words(symbol, List.of()));
    words.addAll(List.of(facts));
    return new Pending(
        runId,
        symbol,
        "box",
        LocalDate.parse(asOf.toString().substring(0, 10)),
        asOf,
        Rating.OVERWEIGHT,
        0.62,
        Ratio.of("0.1"),
        new SettlementTerms(5, new Symbol("SPX")),
        words,
        "rules",
        "v3",
        asOf.plus(WEEK));
  }

  private static Settlement outcome(Pending decision, @Nullable String excess) {
    Instant known = decision.settlesAt();
    return new Settlement(
        LocalDate.parse(known.toString().substring(0, 10)),
        new BigDecimal("0.011297"),
        excess == null ? null : new BigDecimal("0.014789"),
        excess == null ? null : new BigDecimal(excess),
        known,
        excess == null ? "There is no benchmark in the data set." : "");
  }

  private void settled(Pending decision) {
    store().remember(decision).orThrow();
    store().settle(decision, outcome(decision, "-0.003492"), "A reflection.").orThrow();
  }

  private List<String> lessons(Symbol symbol, Instant asOf) {
    return store().relevant(symbol, List.of(), asOf, 10).orThrow().stream()
        .map(Lesson::runId)
        .toList();
  }

  @Test
  void remembers_a_decision_once() {
    Pending decision = decision("run-1", AAPL, AS_OF);

    assertThat(store().remember(decision).orThrow()).isTrue();
    assertThat(store().remember(decision).orThrow()).isFalse();
    assertThat(store().find("run-1").orThrow()).isEqualTo(Memory.of(decision));
    assertThat(store().list(new Query(null, null, null, 10)).orThrow().memories()).hasSize(1);
    assertThat(store().find("run-2"))
        .isInstanceOfSatisfying(
            Result.Err.class,
            err -> assertThat(err.failure().reason()).isEqualTo(Reason.NOT_FOUND));
  }

  @Test
  void settles_once_and_the_first_word_stands() {
    Pending decision = decision("run-1", AAPL, AS_OF);
    store().remember(decision).orThrow();

    assertThat(store().settle(decision, outcome(decision, "-0.003492"), "First.").orThrow())
        .isTrue();
    assertThat(store().settle(decision, outcome(decision, null), "Second.").orThrow()).isFalse();
    assertThat(store().remember(decision).orThrow()).isFalse();
    assertThat(store().postpone(decision, "late", AS_OF).orThrow()).isFalse();
    assertThat(store().find("run-1").orThrow())
        .isEqualTo(Memory.of(decision).settled(outcome(decision, "-0.003492"), "First."));
    assertThat(store().due(Instant.parse("2030-01-01T00:00:00Z"), 10).orThrow()).isEmpty();
    assertThat(lessons(AAPL, decision.settlesAt())).containsExactly("run-1");
  }

  @Test
  void does_not_settle_what_it_never_remembered() {
    Pending decision = decision("run-1", AAPL, AS_OF);

    assertThat(store().settle(decision, outcome(decision, null), "Words."))
        .isInstanceOf(Result.Err.class);
    assertThat(lessons(AAPL, decision.settlesAt())).isEmpty();
  }

  @Test
  void decision_is_due_when_its_horizon_ends_and_waits_when_it_is_told_to() {
    Pending first = decision("run-1", AAPL, AS_OF);
    Pending second = decision("run-2", AAPL, AS_OF.plus(WEEK));
    store().remember(second).orThrow();
    store().remember(first).orThrow();

    assertThat(store().due(first.settlesAt().minusMillis(1), 10).orThrow()).isEmpty();
    assertThat(store().due(second.settlesAt(), 10).orThrow())
        .containsExactly(Memory.of(first), Memory.of(second));
    assertThat(store().due(second.settlesAt(), 1).orThrow()).containsExactly(Memory.of(first));

    store().postpone(first, "No close yet.", second.settlesAt().plusSeconds(1)).orThrow();
    assertThat(store().due(second.settlesAt(), 10).orThrow()).containsExactly(Memory.of(second));
    assertThat(store().find("run-1").orThrow())
        .isEqualTo(Memory.of(first).missing("No close yet.", false));

    store().postpone(second, "No prices came.", null).orThrow();
    assertThat(store().due(second.settlesAt(), 10).orThrow()).isEmpty();
    assertThat(store().find("run-2").orThrow().standing()).isEqualTo(Standing.GIVEN_UP);
    assertThat(lessons(AAPL, second.settlesAt())).isEmpty();
  }

  @Test
  void outcome_without_a_benchmark_comes_back_without_one() {
    Pending decision = decision("run-1", AAPL, AS_OF);
    store().remember(decision).orThrow();
    store().settle(decision, outcome(decision, null), "Words.").orThrow();

    Lesson lesson = store().relevant(AAPL, List.of(), decision.settlesAt(), 1).orThrow().getFirst();

    assertThat(lesson.excessReturn()).isNull();
    assertThat(lesson.benchmark()).isNull();
    assertThat(lesson.rawReturn()).isEqualByComparingTo("0.011297");
  }

  @Test
  void lesson_is_seen_from_the_instant_on_when_it_was_known() {
    Pending decision = decision("run-1", AAPL, AS_OF);
    settled(decision);

    assertThat(lessons(AAPL, decision.settlesAt().minusMillis(1))).isEmpty();
    assertThat(lessons(AAPL, decision.settlesAt())).containsExactly("run-1");
  }

  @Test
  void same_instrument_first_then_similar_situations_of_others() {
    settled(decision("msft-like", MSFT, AS_OF, "rsi14:30-40"));
    settled(decision("msft-unlike", MSFT, AS_OF.plus(WEEK), "rsi14:60-70"));
    settled(decision("aapl-unlike", AAPL, AS_OF, "rsi14:60-70"));
    settled(decision("aapl-like", AAPL, AS_OF.plus(WEEK), "rsi14:30-40"));
    Fact rsi =
        new Fact("market.rsi14", "RSI", new BigDecimal("35"), Fact.Unit.INDEX, "test", AS_OF);

    List<Lesson> lessons =
        store().relevant(AAPL, List.of(rsi), AS_OF.plus(WEEK.multipliedBy(4)), 10).orThrow();

    assertThat(lessons)
        .extracting(Lesson::runId)
        .containsExactly("aapl-like", "aapl-unlike", "msft-like");
  }

  @Test
  void no_lesson_that_was_known_later_passes() {
    Random random = new Random(8);
    Map<String, Instant> known = new HashMap<>();
    List<Instant> ofApple = new ArrayList<>();
    for (int i = 0; i < seeds(40); i++) {
      Instant asOf = AS_OF.plus(Duration.ofHours(random.nextInt(4000)));
      Pending decision = decision("run-" + i, random.nextBoolean() ? AAPL : MSFT, asOf);
      if (random.nextInt(4) == 0) {
        store().remember(decision).orThrow();
      } else {
        settled(decision);
        known.put(decision.runId(), decision.settlesAt());
        if (decision.symbol().equals(AAPL)) {
          ofApple.add(decision.settlesAt());
        }
      }
    }
    for (int i = 0; i < seeds(40); i++) {
      Instant now = AS_OF.plus(Duration.ofHours(random.nextInt(4500)));

      List<Lesson> lessons = store().relevant(AAPL, List.of(), now, 100).orThrow();

      assertThat(lessons)
          .allSatisfy(lesson -> {
            assertThat(lesson.knownAt()).isBeforeOrEqualTo(now);
            assertThat(known.get(lesson.runId())).isEqualTo(lesson.knownAt());
          });
      assertThat(lessons.isEmpty()).isEqualTo(ofApple.stream().allMatch(now::isBefore));
    }
  }

  @Test
  void lists_the_latest_first_page_by_page_of_one_instrument_or_all_as_of_any_instant() {
    List<String> all = new ArrayList<>();
    List<String> apple = new ArrayList<>();
    for (int i = 6; i >= 0; i--) {
      Symbol symbol = i % 2 == 0 ? AAPL : MSFT;
      store().remember(decision("run-" + i, symbol, AS_OF.plus(Duration.ofDays(i)))).orThrow();
      all.add("run-" + i);
      if (i % 2 == 0) {
        apple.add("run-" + i);
      }
    }

    assertThat(pages(null, null, 3)).isEqualTo(all);
    assertThat(pages(null, null, 7)).isEqualTo(all);
    assertThat(pages(AAPL, null, 1)).isEqualTo(apple);
    assertThat(pages(null, AS_OF.plus(Duration.ofDays(2)), 2))
        .isEqualTo(List.of("run-2", "run-1", "run-0"));
    assertThat(pages(new Symbol("XOM"), null, 5)).isEmpty();
  }

  private List<String> pages(@Nullable Symbol symbol, @Nullable Instant until, int limit) {
    List<String> runs = new ArrayList<>();
    Place place = null;
    do {
      Page page = store().list(new Query(symbol, until, place, limit)).orThrow();
      assertThat(page.memories().size()).isLessThanOrEqualTo(limit);
      page.memories().forEach(memory -> runs.add(memory.decision().runId()));
      place = page.next();
    } while (place != null);
    return runs;
  }

  @Test
  void keeps_its_mark() {
    assertThat(store().mark().orThrow()).isEmpty();
    store().mark(AS_OF).orThrow();
    assertThat(store().mark().orThrow()).isEqualTo(Optional.of(AS_OF));
  }
}
