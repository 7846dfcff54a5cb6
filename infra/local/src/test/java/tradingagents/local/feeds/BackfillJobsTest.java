package tradingagents.local.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.ProblemException;
import tradingagents.chain.http.Reply;
import tradingagents.chain.market.BarTable;
import tradingagents.chain.run.StepRunner.Ack;
import tradingagents.chain.vendor.Question;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.feeds.LiveFeeds;
import tradingagents.feeds.history.HistoryFeed;
import tradingagents.feeds.jobs.BackfillStore;
import tradingagents.feeds.jobs.BackfillWorker;
import tradingagents.feeds.jobs.BackfillsApi;
import tradingagents.feeds.route.Router;
import tradingagents.feeds.vendor.Answer;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.local.feeds.Market.Scripted;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Session;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Currency;

/** Backfills whose messages are doubled, shuffled, delayed, and whose workers die. */
class BackfillJobsTest {
  private static final TradingCalendar CALENDAR = TradingCalendar.usEquities();
  private static final EmbeddedStack STACK = Stacks.idle(() -> Market.NOW);
  private static final AtomicInteger TABLES = new AtomicInteger();
  private static final Duration LEASE = Duration.ofSeconds(65);

  private final String table = "backfills-" + TABLES.incrementAndGet();
  private final Market market = new Market(STACK, table);
  private final List<String> messages = new ArrayList<>();
  private final List<Duration> delays = new ArrayList<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final BackfillsApi api =
      new BackfillsApi(
          new BackfillStore(STACK.dynamo(), table),
          (kind, bodies) -> messages.addAll(bodies),
          market.now::get,
          () -> "backfill-" + ids.incrementAndGet());

  /** The process dies. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  @AfterAll
  static void close() {
    STACK.close();
  }

  private static Answer<?> answer(Question<?> asked) {
    Question.Bars question = (Question.Bars) asked;
    List<Bar> bars = new ArrayList<>();
    for (LocalDate date = question.from(); !date.isAfter(question.to()); date = date.plusDays(1)) {
      CALENDAR
          .session(date)
          .filter(session -> !session.close().isAfter(Market.NOW))
          .ifPresent(session -> bars.add(bar(session)));
    }
    return new Answer.Got<>(
        new PriceHistory(
            question.symbol(),
            new Provenance("tiingo", "tiingo", Adjustment.RAW, Currency.USD, true, true),
            "",
            Set.of(),
            bars,
            List.of()),
        1);
  }

  private static Bar bar(Session session) {
    BigDecimal open = BigDecimal.valueOf(10_000 + session.date().getDayOfYear(), 2);
    return new Bar(
        session.date(),
        open,
        open.add(BigDecimal.ONE),
        open.subtract(BigDecimal.ONE),
        open,
        1000,
        null,
        session.close());
  }

  private BackfillWorker worker(DynamoDbClient dynamo, int perMinute) {
    Router router =
        market.router(
            Map.of(
                "DATA_CHAIN_BARS",
                "tiingo",
                "TIINGO_CALLS_PER_MINUTE",
                Integer.toString(perMinute)));
    return new BackfillWorker(
        new BackfillStore(dynamo, table),
        () ->
            new LiveFeeds(
                router,
                new HistoryFeed(
                    router, new BarTable(dynamo, table).histories(), CALENDAR, market.now::get),
                () -> ""),
        (body, delay) -> {
          messages.add(body);
          delays.add(delay);
        },
        market.now::get,
        () -> "owner-" + ids.incrementAndGet(),
        new BackfillWorker.Terms(LEASE, 3));
  }

  private static Call call(String who, String key, Map<String, String> path, String body) {
    return new Call(
        "",
        path,
        Map.of(),
        key.isEmpty() ? Map.of() : Map.of("idempotency-key", key),
        body,
        who,
        "trader",
        "c");
  }

  private JsonNode begin(String body) {
    return json(api.create(call("ada", "", Map.of(), body)));
  }

  private JsonNode look(String id) {
    return json(api.get(call("ada", "", Map.of("id", id), "")));
  }

  private static JsonNode json(Reply reply) {
    try {
      return JsonMapper.builder().build().readTree(reply.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> take() {
    List<String> taken = new ArrayList<>(messages);
    messages.clear();
    return taken;
  }

  private void assertDone(String id, int symbols) {
    JsonNode seen = look(id);
    assertThat(seen.path("slicesDone").intValue()).as(seen.toString()).isEqualTo(symbols);
    int sessions = CALENDAR.sessionsBetween(LocalDate.of(2017, 12, 31), LocalDate.of(2018, 5, 11));
    seen.path("symbols")
        .forEach(slice -> {
          assertThat(slice.path("state").textValue()).isEqualTo("done");
          assertThat(slice.path("sessions").intValue()).isEqualTo(sessions);
          Symbol symbol = new Symbol(slice.path("symbol").textValue());
          assertThat(
                  new BarTable(STACK.dynamo(), table)
                      .histories()
                      .read("market", symbol, LocalDate.MAX)
                      .orThrow()
                      .history()
                      .bars())
              .hasSize(sessions);
        });
  }

  @Test
  void messages_in_any_order_and_more_than_once_cost_one_call_a_symbol() {
    Scripted tiingo = market.vendor("tiingo", BackfillJobsTest::answer);
    String id =
        begin("{\"symbols\":[\"A\",\"b\",\"C\"],\"from\":\"2018-01-01\"}")
            .path("backfillId")
            .textValue();
    List<String> sent = take();
    assertThat(sent).hasSize(3);
    sent.addAll(sent);
    Collections.shuffle(sent, new Random(3));
    sent.forEach(
        message -> assertThat(worker(STACK.dynamo(), 50).handle(message)).isEqualTo(Ack.DONE));
    assertDone(id, 3);
    assertThat(tiingo.calls).hasValue(3);
    assertThat(messages).isEmpty();
  }

  @Test
  void a_quota_is_waited_for_and_costs_no_call_meanwhile() {
    Scripted tiingo = market.vendor("tiingo", BackfillJobsTest::answer);
    String id =
        begin("{\"symbols\":[\"A\",\"B\",\"C\"],\"from\":\"2018-01-01\"}")
            .path("backfillId")
            .textValue();
    BackfillWorker worker = worker(STACK.dynamo(), 1);
    take().forEach(message -> assertThat(worker.handle(message)).isEqualTo(Ack.DONE));
    assertThat(tiingo.calls).hasValue(1);
    JsonNode waiting = look(id).path("symbols").path(1);
    assertThat(waiting.path("state").textValue()).isEqualTo("waiting");
    assertThat(waiting.path("notBefore").textValue()).isEqualTo("2018-05-14T15:01:00Z");
    assertThat(waiting.path("reason").textValue()).contains("used up");
    for (int minute = 0; minute < 5 && !messages.isEmpty(); minute++) {
      // Too early first: nobody is asked, and each message has one that follows.
      int calls = tiingo.calls.get();
      int before = messages.size();
      take().forEach(worker::handle);
      assertThat(tiingo.calls).hasValue(calls);
      assertThat(messages).hasSize(before);
      market.pass(61);
      take().forEach(worker::handle);
    }
    assertDone(id, 3);
    assertThat(tiingo.calls).hasValue(3);
    assertThat(delays).allMatch(delay -> delay.compareTo(Duration.ofMinutes(15)) <= 0);
  }

  @Test
  void a_quota_of_the_day_is_waited_for_in_steps_of_a_quarter_of_an_hour() {
    market.vendor(
        "tiingo", question -> new Answer.Refused<>(VendorFault.QUOTA_DAILY, "spent", null, 1));
    String id =
        begin("{\"symbols\":[\"A\"],\"from\":\"2018-01-01\"}").path("backfillId").textValue();
    BackfillWorker worker = worker(STACK.dynamo(), 50);
    take().forEach(worker::handle);
    assertThat(look(id).path("symbols").path(0).path("notBefore").textValue())
        .isEqualTo("2018-05-15T04:00:00Z");
    assertThat(delays).containsExactly(Duration.ofMinutes(15));
    Scripted tiingo = market.vendor("tiingo", BackfillJobsTest::answer);
    int hops = 0;
    while (!messages.isEmpty()) {
      market.pass(delays.getLast().toSeconds());
      take().forEach(worker::handle);
      assertThat(++hops).isLessThan(100);
    }
    assertDone(id, 1);
    assertThat(tiingo.calls).hasValue(1);
  }

  @Test
  void a_worker_that_dies_at_any_call_is_made_good_by_the_message() {
    Scripted tiingo = market.vendor("tiingo", BackfillJobsTest::answer);
    int point = 0;
    for (boolean crashed = true; crashed; point++) {
      String body = "{\"symbols\":[\"A%d\"],\"from\":\"2018-01-01\"}".formatted(point);
      String id = begin(body).path("backfillId").textValue();
      String message = take().getFirst();
      crashed = false;
      int before = tiingo.calls.get();
      try {
        worker(dying(point), 1000).handle(message);
      } catch (Crash e) {
        crashed = true;
      }
      market.pass(LEASE.toSeconds() + 1);
      assertThat(worker(STACK.dynamo(), 1000).handle(message)).isEqualTo(Ack.DONE);
      assertDone(id, 1);
      assertThat(tiingo.calls.get() - before).as("calls after a crash at " + point).isBetween(1, 2);
    }
    assertThat(point).as("calls of the table that a crash was tried before").isGreaterThan(8);
  }

  /** A table whose user dies before the nth call. */
  private static DynamoDbClient dying(int calls) {
    AtomicInteger left = new AtomicInteger(calls);
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            BackfillJobsTest.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              if (left.getAndDecrement() <= 0) {
                throw new Crash();
              }
              try {
                return method.invoke(STACK.dynamo(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void what_never_works_ends_as_failed_with_its_reason() {
    market.vendor(
        "tiingo", question -> new Answer.Refused<>(VendorFault.TRANSIENT, "down", null, 1));
    String id =
        begin("{\"symbols\":[\"A\"],\"from\":\"2018-01-01\"}").path("backfillId").textValue();
    String message = take().getFirst();
    BackfillWorker worker = worker(STACK.dynamo(), 50);
    assertThat(worker.handle(message)).isEqualTo(Ack.RETRY);
    assertThat(worker.handle(message)).isEqualTo(Ack.RETRY);
    assertThat(worker.handle(message)).isEqualTo(Ack.DONE);
    JsonNode slice = look(id).path("symbols").path(0);
    assertThat(slice.path("state").textValue()).isEqualTo("failed");
    assertThat(slice.path("reason").textValue()).contains("tiingo");
    assertThat(worker.handle("gossip")).isEqualTo(Ack.RETRY);
  }

  @Test
  void a_lost_message_is_sent_again_by_a_look_and_the_same_key_finds_the_same() {
    String body = "{\"symbols\":[\"A\"],\"from\":\"2018-01-01\"}";
    String id = json(api.create(call("ada", "k", Map.of(), body))).path("backfillId").textValue();
    take();
    look(id);
    assertThat(messages).isEmpty();
    market.pass(61);
    look(id);
    assertThat(take()).hasSize(1);
    Reply again = api.create(call("ada", "k", Map.of(), body));
    assertThat(again.headers()).containsEntry("idempotent-replayed", "true");
    assertThat(json(again).path("backfillId").textValue()).isEqualTo(id);
    assertThatThrownBy(() -> api.create(call("ada", "k", Map.of(), body.replace("A", "B"))))
        .isInstanceOf(ProblemException.class);
    for (String unknown : List.of(id, "nothing")) {
      assertThatThrownBy(() -> api.get(call("eve", "", Map.of("id", unknown), "")))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().detail()).isEqualTo("there is no such backfill"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/symbols|{'from':'2018-01-01'}",
        "/symbols|{'symbols':[],'from':'2018-01-01'}",
        "/symbols/0|{'symbols':['../etc/passwd'],'from':'2018-01-01'}",
        "/symbols/1|{'symbols':['A','A#B'],'from':'2018-01-01'}",
        "/from|{'symbols':['A']}",
        "/from|{'symbols':['A'],'from':'1900-01-01'}",
        "/from|{'symbols':['A'],'from':'2030-01-01'}",
        "/to|{'symbols':['A'],'from':'2018-01-01','to':'2030-01-01'}",
        "/to|{'symbols':['A'],'from':'2018-02-01','to':'2018-01-01'}",
        "/dataset|{'symbols':['A'],'from':'2018-01-01','dataset':'nobody'}",
        "/dataset|{'symbols':['A'],'from':'2018-01-01','dataset':'fred'}",
        "/path|{'symbols':['A'],'from':'2018-01-01','path':'/etc'}"
      })
  void bad_input_names_its_field_and_begins_nothing(String pointer, String body) {
    assertThatThrownBy(() -> begin(body.replace('\'', '"')))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem().errors())
                    .anyMatch(
                        error -> error.pointer().equals(pointer) && !error.detail().isBlank()));
    assertThat(messages).isEmpty();
    assertThatThrownBy(() -> look("backfill-1")).isInstanceOf(ProblemException.class);
  }

  @Test
  void too_many_symbols_are_refused() {
    String many = "\"A\",".repeat(50) + "\"A\"";
    assertThatThrownBy(() -> begin("{\"symbols\":[" + many + "],\"from\":\"2018-01-01\"}"))
        .isInstanceOf(ProblemException.class);
  }
}
