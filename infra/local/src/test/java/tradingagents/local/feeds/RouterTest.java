package tradingagents.local.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.chain.vendor.Question;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.chain.vendor.VendorHealth;
import tradingagents.feeds.route.Router;
import tradingagents.feeds.vendor.Answer;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.local.feeds.Market.Scripted;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Quote;
import tradingagents.model.market.Stamp;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Price;

class RouterTest {
  private static final Symbol AAPL = new Symbol("AAPL");
  private static final Question.Price QUOTE = new Question.Price(AAPL);
  private static final Map<String, String> CHAIN = Map.of("DATA_CHAIN_QUOTE", "tiingo,yahoo");

  private static final EmbeddedStack STACK = Stacks.idle(() -> Market.NOW);
  private static final AtomicInteger TABLES = new AtomicInteger();

  private final Market market = new Market(STACK, "router-" + TABLES.incrementAndGet());

  @AfterAll
  static void close() {
    STACK.close();
  }

  private Answer<Quote> price(Question<?> question, String vendor) {
    Symbol symbol = ((Question.Price) question).symbol();
    // A price that belongs to its symbol: a wrong one would show.
    Price last = Price.of("1" + Math.floorMod(symbol.hashCode(), 1000), Currency.USD);
    return new Answer.Got<>(
        new Quote(symbol, null, null, last, Stamp.of(vendor, "", market.now.get())), 1);
  }

  private static Answer<Quote> fault(VendorFault fault, @Nullable Instant notBefore) {
    return new Answer.Refused<>(fault, "said so", notBefore, 1);
  }

  private Scripted good(String name) {
    return market.vendor(name, question -> price(question, name));
  }

  private Scripted bad(String name, VendorFault fault) {
    return market.vendor(name, question -> fault(fault, null));
  }

  private static String vendor(Result<Quote> answer) {
    return answer.orThrow().stamp().vendor();
  }

  @Test
  void the_first_of_the_chain_that_can_answers() {
    Scripted first = bad("tiingo", VendorFault.UNKNOWN_SYMBOL);
    Scripted second = good("yahoo");
    Router router = market.router(CHAIN);
    assertThat(vendor(router.ask("market", QUOTE))).isEqualTo("yahoo");
    assertThat(first.calls).hasValue(1);
    assertThat(second.calls).hasValue(1);
    assertThat(vendor(router.ask("yahoo", QUOTE))).isEqualTo("yahoo");
  }

  /** Only what passes is tried again; what a vendor says of itself shuts it for all. */
  @ParameterizedTest
  @CsvSource({
    "TRANSIENT, 3",
    "MALFORMED, 3",
    "MAINTENANCE, 3",
    "STALE, 1",
    "UNKNOWN_SYMBOL, 1",
    "ABSENT, 1",
    "BAD_REQUEST, 1",
    "PLAN, 1",
    "QUOTA_BURST, 1",
    "QUOTA_DAILY, 1",
    "AUTH, 1"
  })
  void each_fault_has_its_own_consequence(VendorFault fault, int tries) {
    Scripted first = bad("tiingo", fault);
    good("yahoo");
    Router router = market.router(CHAIN);
    assertThat(vendor(router.ask("market", QUOTE))).isEqualTo("yahoo");
    assertThat(first.calls).hasValue(tries);
    Question.Price other = new Question.Price(new Symbol("MSFT"));
    assertThat(vendor(router.ask("market", other))).isEqualTo("yahoo");
    boolean shut = fault.scope() == VendorFault.Scope.VENDOR;
    assertThat(first.calls.get() > tries).as("asked again").isEqualTo(!shut);
    market.pass(61);
    int before = first.calls.get();
    assertThat(vendor(router.ask("market", QUOTE))).isEqualTo("yahoo");
    boolean remembered =
        Set.of("UNKNOWN_SYMBOL", "ABSENT", "BAD_REQUEST", "PLAN", "AUTH", "QUOTA_DAILY")
            .contains(fault.name());
    assertThat(first.calls.get() > before).as("asked a minute later").isEqualTo(!remembered);
  }

  @Test
  void five_failures_in_a_row_open_the_breaker_for_every_process() {
    Scripted first = bad("tiingo", VendorFault.TRANSIENT);
    good("yahoo");
    Router one = market.router(CHAIN);
    Router two = market.router(CHAIN);
    one.ask("market", QUOTE);
    two.ask("market", new Question.Price(new Symbol("MSFT")));
    int calls = first.calls.get();
    assertThat(calls).isBetween(5, 6);
    two.ask("market", new Question.Price(new Symbol("IBM")));
    one.ask("market", new Question.Price(new Symbol("KO")));
    assertThat(first.calls).hasValue(calls);
    market.pass(61);
    one.ask("market", new Question.Price(new Symbol("GE")));
    two.ask("market", new Question.Price(new Symbol("GM")));
    assertThat(first.calls).as("one probe, in one process").hasValue(calls + 1);
    market.pass(61);
    good("tiingo");
    assertThat(vendor(one.ask("market", new Question.Price(new Symbol("T"))))).isEqualTo("tiingo");
    assertThat(vendor(two.ask("market", new Question.Price(new Symbol("C"))))).isEqualTo("tiingo");
  }

  @Test
  void a_quota_is_never_exceeded_by_any_number_of_processes() throws Exception {
    Scripted first = good("tiingo");
    good("yahoo");
    Map<String, String> variables =
        Map.of("DATA_CHAIN_QUOTE", "tiingo,yahoo", "TIINGO_CALLS_PER_MINUTE", "10");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Result<Quote>>> asked = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Router router = market.router(variables);
        Question.Price question = new Question.Price(new Symbol("S" + i));
        asked.add(threads.submit(() -> router.ask("market", question)));
      }
      for (Future<Result<Quote>> answer : asked) {
        assertThat(answer.get()).isInstanceOf(Result.Ok.class);
      }
    }
    assertThat(first.calls).hasValue(10);
    market.pass(60);
    assertThat(vendor(market.router(variables).ask("market", QUOTE))).isEqualTo("tiingo");
  }

  @Test
  void a_burst_is_waited_out_when_it_is_short_and_left_when_it_is_long() {
    Scripted first =
        market.vendor(
            "tiingo",
            question -> fault(VendorFault.QUOTA_BURST, market.now.get().plusSeconds(3_600)));
    good("yahoo");
    Router router = market.router(CHAIN);
    router.ask("market", QUOTE);
    market.pass(1_800);
    router.ask("market", new Question.Price(new Symbol("MSFT")));
    assertThat(first.calls).hasValue(1);
    market.pass(1_801);
    router.ask("market", new Question.Price(new Symbol("KO")));
    assertThat(first.calls).hasValue(2);
  }

  @Test
  void an_answer_is_good_for_its_time_in_every_process() {
    Scripted first = good("tiingo");
    market.router(CHAIN).ask("market", QUOTE);
    market.pass(59);
    market.router(CHAIN).ask("market", QUOTE);
    assertThat(first.calls).hasValue(1);
    market.pass(2);
    market.router(CHAIN).ask("market", QUOTE);
    assertThat(first.calls).hasValue(2);
    assertThat(market.hits).hasValue(1);
    assertThat(market.misses).hasValue(2);
  }

  @Test
  void the_same_question_of_many_at_once_is_asked_once() throws Exception {
    Scripted first =
        market.vendor(
            "tiingo",
            question -> {
              Market.sleep(150);
              return price(question, "tiingo");
            });
    market.waits = true;
    List<Router> processes = List.of(market.router(CHAIN), market.router(CHAIN));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Result<Quote>>> asked = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        Router router = processes.get(i % 2);
        asked.add(threads.submit(() -> router.ask("market", QUOTE)));
      }
      for (Future<Result<Quote>> answer : asked) {
        assertThat(vendor(answer.get())).isEqualTo("tiingo");
      }
    }
    assertThat(first.calls).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN_SYMBOL, UNKNOWN_SYMBOL, NOT_FOUND",
    "UNKNOWN_SYMBOL, TRANSIENT, UNAVAILABLE",
    "PLAN, UNKNOWN_SYMBOL, NO_DATA",
    "AUTH, ABSENT, NO_DATA",
    "QUOTA_DAILY, ABSENT, UNAVAILABLE"
  })
  void a_failure_names_each_vendor_s_reason(VendorFault one, VendorFault two, Reason reason) {
    bad("tiingo", one);
    bad("yahoo", two);
    Result<Quote> answer = market.router(CHAIN).ask("market", QUOTE);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Result.Err.class,
            err -> {
              Failure failure = ((Result.Err<?>) err).failure();
              assertThat(failure.reason()).isEqualTo(reason);
              assertThat(failure.detail())
                  .contains("tiingo: " + one + ": said so", "yahoo: " + two + ": said so");
            });
  }

  @Test
  void equals_are_asked_by_how_well_they_did() {
    Scripted weak = market.vendor("tiingo", question -> fault(VendorFault.MALFORMED, null));
    good("alpaca");
    Router router = market.router(Map.of("DATA_CHAIN_QUOTE", "tiingo|alpaca"));
    router.ask("market", new Question.Price(new Symbol("A")));
    int calls = weak.calls.get();
    for (String symbol : List.of("B", "C", "D", "E")) {
      assertThat(vendor(router.ask("market", new Question.Price(new Symbol(symbol)))))
          .isEqualTo("alpaca");
    }
    assertThat(weak.calls).hasValue(calls);
  }

  @Test
  void a_wrong_chain_is_refused_with_one_sentence() {
    Map<String, String> wrong =
        Map.of(
            "", "DATA_CHAIN_QUOTE is empty: name at least one of",
            "tiingo,nobody", "DATA_CHAIN_QUOTE names 'nobody'; there are tiingo,",
            "edgar", "DATA_CHAIN_QUOTE names edgar, which has no quote",
            "tiingo,tiingo", "DATA_CHAIN_QUOTE names tiingo twice");
    wrong.forEach((chain, sentence) ->
        assertThatThrownBy(() -> market.router(Map.of("DATA_CHAIN_QUOTE", chain)))
            .isInstanceOf(FailureException.class)
            .hasMessageContaining(sentence));
    assertThatThrownBy(() -> market.router(Map.of("DATA_CHAIN_MACRO", "fred")))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("FRED_API_KEY is not set (a free key: https://");
  }

  /** Three vendors that fail three times in ten, in every way that passes. */
  @Test
  void nine_hundred_and_ninety_of_a_thousand_questions_are_answered_and_none_wrongly() {
    SplittableRandom random = new SplittableRandom(20_261_126);
    Function<String, Scripted> flaky =
        name ->
            market.vendor(
                name,
                question ->
                    random.nextInt(10) < 3
                        ? fault(
                            List.of(
                                    VendorFault.TRANSIENT,
                                    VendorFault.MALFORMED,
                                    VendorFault.MAINTENANCE,
                                    VendorFault.QUOTA_BURST)
                                .get(random.nextInt(4)),
                            random.nextBoolean() ? market.now.get().plusSeconds(1) : null)
                        : price(question, name));
    List<Scripted> vendors =
        List.of(flaky.apply("tiingo"), flaky.apply("alpaca"), flaky.apply("yahoo"));
    Router router =
        market.router(
            Map.of(
                "DATA_CHAIN_QUOTE", "tiingo,alpaca,yahoo",
                "TIINGO_CALLS_PER_DAY", "99999",
                "YAHOO_CALLS_PER_DAY", "99999"));
    int answered = 0;
    int most = 0;
    for (int i = 0; i < 600; i++) {
      Question.Price question = new Question.Price(new Symbol("Q" + i));
      int before = vendors.stream().mapToInt(vendor -> vendor.calls.get()).sum();
      Result<Quote> answer = router.ask("market", question);
      int calls = vendors.stream().mapToInt(vendor -> vendor.calls.get()).sum() - before;
      most = Math.max(most, calls);
      if (answer instanceof Result.Ok<Quote>(Quote quote)) {
        answered++;
        Quote right = ((Answer.Got<Quote>) price(question, "x")).value();
        assertThat(quote.last()).isEqualTo(right.last());
      }
      market.pass(7);
    }
    assertThat(answered).isGreaterThanOrEqualTo(594);
    assertThat(most).isLessThanOrEqualTo(6);
  }

  @Test
  void health_counts_what_happened() {
    good("yahoo");
    bad("tiingo", VendorFault.TRANSIENT);
    market.router(CHAIN).ask("market", QUOTE);
    var states = market.states();
    VendorHealth good = states.health("yahoo", market.now.get());
    assertThat(good.successRate()).hasValue(1);
    assertThat(good.latencyMillis(0.5)).hasValue(25);
    VendorHealth bad = states.health("tiingo", market.now.get());
    assertThat(bad.successRate()).hasValue(0);
    assertThat(bad.failed()).isEqualTo(3);
    assertThat(bad.callsToday()).isEqualTo(3);
    assertThat(bad.lastFault()).isEqualTo("TRANSIENT: said so");
  }
}
