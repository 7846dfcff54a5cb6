package tradingagents.local.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.market.BarTable;
import tradingagents.chain.market.HistoryTable;
import tradingagents.chain.market.HistoryTable.Kept;
import tradingagents.chain.vendor.Question;
import tradingagents.feeds.history.HistoryFeed;
import tradingagents.feeds.vendor.Answer;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.local.feeds.Market.Scripted;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.CorporateAction;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Session;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Currency;

class HistoryFeedTest {
  private static final Symbol AAPL = new Symbol("AAPL");
  private static final LocalDate FROM = LocalDate.of(2008, 5, 14);
  private static final LocalDate LAST = LocalDate.of(2018, 5, 11);
  private static final int DAY = 24 * 60 * 60;
  private static final TradingCalendar CALENDAR = TradingCalendar.usEquities();
  private static final EmbeddedStack STACK = Stacks.idle(() -> Market.NOW);
  private static final AtomicInteger TABLES = new AtomicInteger();

  private final String table = "histories-" + TABLES.incrementAndGet();
  private final Market market = new Market(STACK, table);
  private final HistoryTable stored = new BarTable(STACK.dynamo(), table).histories();
  private final List<Question.Bars> asked = new ArrayList<>();
  private final List<CorporateAction> actions = new ArrayList<>();
  private BigDecimal shift = BigDecimal.ZERO;

  @AfterAll
  static void close() {
    STACK.close();
  }

  private Scripted vendor(String name) {
    return market.vendor(
        name,
        question -> {
          asked.add((Question.Bars) question);
          return new Answer.Got<>(history(name, (Question.Bars) question), 1);
        });
  }

  private PriceHistory history(String vendor, Question.Bars question) {
    List<Bar> bars = new ArrayList<>();
    for (LocalDate date = question.from(); !date.isAfter(question.to()); date = date.plusDays(1)) {
      Instant now = market.now.get();
      CALENDAR
          .session(date)
          .filter(session -> !session.close().isAfter(now))
          .ifPresent(session -> bars.add(bar(session)));
    }
    return new PriceHistory(
        question.symbol(),
        new Provenance(vendor, vendor, Adjustment.RAW, Currency.USD, true, true),
        "",
        Set.of(),
        bars,
        actions.stream().filter(action -> !action.exDate().isBefore(question.from())).toList());
  }

  /** A price that belongs to its date; only the newest close of all can be shifted. */
  private Bar bar(Session session) {
    int day = session.date().getDayOfYear();
    BigDecimal open = BigDecimal.valueOf(10_000 + day, 2);
    BigDecimal close = open.add(new BigDecimal("0.37"));
    BigDecimal told = session.date().equals(LAST) ? close.add(shift) : close;
    return new Bar(
        session.date(),
        open,
        open.add(BigDecimal.ONE),
        open.subtract(BigDecimal.ONE),
        told,
        1000 + day,
        null,
        session.close());
  }

  private HistoryFeed feed(DynamoDbClient dynamo, String chain) {
    return new HistoryFeed(
        market.router(Map.of("DATA_CHAIN_BARS", chain, "TIINGO_CALLS_PER_MINUTE", "6")),
        new BarTable(dynamo, table).histories(),
        CALENDAR,
        market.now::get);
  }

  private HistoryFeed feed(String chain) {
    return feed(STACK.dynamo(), chain);
  }

  private Kept kept() {
    return stored.read("market", AAPL, LocalDate.MAX).orThrow();
  }

  private List<String> closes() {
    return kept().history().bars().stream().map(bar -> bar.close().toPlainString()).toList();
  }

  @Test
  void ten_years_of_twenty_symbols_take_one_call_each_and_wait_for_the_quota() {
    Scripted tiingo = vendor("tiingo");
    List<Symbol> symbols =
        IntStream.range(0, 20).mapToObj(number -> new Symbol("S" + number)).toList();
    int sessions = CALENDAR.sessionsBetween(FROM.minusDays(1), LAST);
    int waits = 0;
    for (Symbol symbol : symbols) {
      Result<PriceHistory> answer = feed("tiingo").loadFrom("market", symbol, FROM);
      while (answer instanceof Result.Err<PriceHistory>(Failure failure)) {
        assertThat(failure.isTransient()).as(failure.detail()).isTrue();
        assertThat(++waits).isLessThan(10);
        market.pass(60);
        answer = feed("tiingo").loadFrom("market", symbol, FROM);
      }
      assertThat(answer.orThrow().bars()).hasSize(sessions);
    }
    assertThat(tiingo.calls).hasValue(symbols.size());
    assertThat(waits).isEqualTo(3);
    symbols.forEach(symbol -> feed("tiingo").loadFrom("market", symbol, FROM).orThrow());
    assertThat(tiingo.calls).hasValue(symbols.size());
  }

  /** Dies at each of the writes in turn; a reader never sees a part, the next one has it whole. */
  @Test
  void a_writer_that_dies_leaves_nothing_or_the_whole_and_the_next_one_finishes() {
    vendor("tiingo");
    vendor("yahoo");
    actions.add(CorporateAction.dividend(LocalDate.of(2016, 5, 5), new BigDecimal("0.57")));
    LocalDate later = LocalDate.of(2014, 1, 2);
    feed("tiingo").loadFrom("market", AAPL, later).orThrow();
    for (int writes = 0; dies(writes); writes++) {
      switch (stored.read("market", AAPL, LocalDate.MAX)) {
        case Result.Ok<Kept>(Kept before) ->
            assertThat(before.history().provenance().vendor()).isEqualTo("tiingo");
        case Result.Err<Kept>(Failure failure) ->
            assertThat(failure.reason()).isEqualTo(Reason.CONFLICT);
      }
      PriceHistory whole = feed("yahoo").loadFrom("market", AAPL, FROM).orThrow();
      assertThat(whole.bars().getFirst().session()).isEqualTo(FROM);
      assertThat(kept().history()).isEqualTo(whole);
      assertThat(whole.actions()).hasSize(1);
      // Back to where it began, in another table's room.
      stored.write(
          new Kept(history(later), later, market.now.get().minusSeconds(DAY), false, List.of()));
    }
    assertThat(kept().history().bars().getFirst().session()).isEqualTo(FROM);
  }

  private PriceHistory history(LocalDate from) {
    PriceHistory told = history("tiingo", new Question.Bars(AAPL, from, LAST));
    return new PriceHistory(
        AAPL,
        new Provenance("tiingo", "market", Adjustment.RAW, Currency.USD, true, true),
        "",
        Set.of(),
        told.bars(),
        told.actions());
  }

  /** Whether so many writes were too few. */
  private boolean dies(int writes) {
    AtomicInteger left = new AtomicInteger(writes);
    HistoryFeed mortal = feed(mortal(left), "yahoo");
    try {
      mortal.loadFrom("market", AAPL, FROM).orThrow();
      return false;
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("killed");
      return true;
    }
  }

  private static DynamoDbClient mortal(AtomicInteger left) {
    DynamoDbClient real = STACK.dynamo();
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            HistoryFeedTest.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("putItem") && left.getAndDecrement() <= 0) {
                throw new IllegalStateException("killed");
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void the_next_day_asks_for_five_sessions_again_and_remembers_a_changed_bar() {
    vendor("tiingo");
    feed("tiingo").load("market", AAPL, market.now.get()).orThrow();
    List<String> before = closes();
    shift = new BigDecimal("0.05");
    market.pass(DAY);
    feed("tiingo").load("market", AAPL, market.now.get()).orThrow();
    assertThat(asked).hasSize(2);
    assertThat(asked.getLast().from()).isEqualTo(LocalDate.of(2018, 5, 7));
    assertThat(closes()).hasSize(before.size() + 1);
    assertThat(closes().subList(0, before.size() - 1))
        .isEqualTo(before.subList(0, before.size() - 1));
    assertThat(stored.revisions("market", AAPL))
        .singleElement()
        .satisfies(revision -> {
          assertThat(revision.session()).isEqualTo(LAST);
          assertThat(revision.seenAt()).isEqualTo(market.now.get());
          assertThat(revision.before()).contains("101.68");
          assertThat(revision.after()).contains("101.73");
        });
    feed("tiingo").load("market", AAPL, market.now.get()).orThrow();
    assertThat(asked).hasSize(2);
  }

  @Test
  void another_vendor_replaces_the_whole() {
    vendor("tiingo");
    vendor("yahoo");
    feed("tiingo").load("market", AAPL, market.now.get()).orThrow();
    market.pass(DAY);
    feed("yahoo").load("market", AAPL, market.now.get()).orThrow();
    assertThat(asked).hasSize(3);
    assertThat(asked.getLast().from()).isEqualTo(asked.getFirst().from());
    assertThat(kept().history().provenance().vendor()).isEqualTo("yahoo");
    assertThat(stored.revisions("market", AAPL)).isEmpty();
  }

  @Test
  void a_split_that_nobody_told_before_asks_for_the_whole_and_doubtful_prices_are_not_used() {
    vendor("tiingo");
    feed("tiingo").load("market", AAPL, market.now.get()).orThrow();
    Instant before = market.now.get();
    actions.add(
        CorporateAction.split(LocalDate.of(2018, 5, 14), new BigDecimal(7), BigDecimal.ONE));
    market.pass(DAY);
    assertThatThrownBy(() -> feed("tiingo").load("market", AAPL, market.now.get()).orThrow())
        .hasMessageContaining("SPLIT_TWICE");
    assertThat(asked).hasSize(3);
    assertThat(asked.getLast().from()).isEqualTo(asked.getFirst().from());
    assertThat(kept().isDoubtful()).isTrue();
    // What is wrong with later bars says nothing of a run before them.
    assertThat(feed("tiingo").load("market", AAPL, before)).isInstanceOf(Result.Ok.class);
    assertThat(asked).hasSize(3);
    market.pass(3_700);
    feed("tiingo").load("market", AAPL, before);
    assertThat(asked).as("an hour later").hasSize(4);
  }
}
