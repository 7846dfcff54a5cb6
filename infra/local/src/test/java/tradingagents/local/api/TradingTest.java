package tradingagents.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tradingagents.chain.ledger.ControlItem;
import tradingagents.chain.ledger.StoredItem;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.OrderReceipt;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.feeds.file.Box;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.SampleEvents;
import tradingagents.local.Stacks;
import tradingagents.local.api.Api.Answer;
import tradingagents.model.market.Session;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.order.OrderStatus;

/** The trading switch and open orders, over HTTP and through the functions that act on them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TradingTest {
  private static final String STATE = "GET /v1/trading-state";
  private static final String SET = "POST /v1/trading-state";
  private static final String ORDERS = "GET /v1/orders";
  private static final String ORDER = "GET /v1/orders/{id}";
  private static final String CANCEL = "DELETE /v1/orders/{id}";

  /** The data in the box ends here: an order waits for the next session. */
  private static volatile Instant now = Instant.parse("2018-05-12T12:00:00Z");

  private static EmbeddedStack stack;
  private static Api trader;
  private static Api ada;
  private static Api bob;
  private static Run sample;

  @BeforeAll
  static void start() throws IOException {
    stack =
        EmbeddedStack.start(
            new EmbeddedStack.Setup(
                Stacks.TEMPLATE,
                Optional.empty(),
                () -> now,
                "test",
                Map.of("PEOPLE_TO_RESUME", "2"),
                false));
    new SampleEvents(stack).seed();
    sample = stack.runStore().load(SampleEvents.runId(Step.BROKER_ACTION)).orThrow();
    trader = new Api(stack, "tom", "trader");
    ada = new Api(stack, "ada", "admin");
    bob = new Api(stack, "bob", "admin");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  /** A run that needs only its broker action. */
  private static Run ready(String id) {
    return ready(id, 0);
  }

  /** The same, with a verdict under a later epoch. */
  private static Run ready(String id, long epoch) {
    Run run = Run.start(id, atTheEnd(sample.mandate()));
    stack.runStore().create(run).orThrow();
    for (Recorded recorded : sample.outcomes()) {
      if (recorded.task().step() != Step.BROKER_ACTION) {
        run = stack.runStore().record(run, under(recorded, epoch)).orThrow();
      }
    }
    return run;
  }

  /** Of the last session in the box. */
  private static Mandate atTheEnd(Mandate mandate) {
    LocalDate last =
        new Box(TradingCalendar.usEquities())
            .series(mandate.symbol())
            .orThrow()
            .last()
            .orElseThrow()
            .session();
    Session session = TradingCalendar.usEquities().session(last).orElseThrow();
    return new Mandate(
        mandate.symbol(),
        session.date(),
        session.date(),
        session.close(),
        mandate.analysts(),
        mandate.depth(),
        mandate.model(),
        mandate.dataset(),
        mandate.account(),
        null,
        false,
        false,
        now,
        now.plusSeconds(900),
        mandate.origin(),
        mandate.reasoning());
  }

  private static Recorded under(Recorded recorded, long epoch) {
    return recorded.outcome() instanceof RiskVerdict verdict
        ? new Recorded(
            recorded.task(),
            new RiskVerdict(
                verdict.approved(), verdict.checks(), verdict.order(), verdict.note(), epoch),
            recorded.usage(),
            recorded.startedAt(),
            recorded.finishedAt())
        : recorded;
  }

  private static Run acted(Run run) {
    stack.invoke("BrokerAction", Stacks.event(run, Task.of(Step.BROKER_ACTION)));
    return stack.runStore().load(run.id()).orThrow();
  }

  private static Answer seen(String route) {
    return trader.call(route, "", Map.of());
  }

  private static Answer set(Api who, String state, String reason) {
    return who.post(SET, "{\"state\":\"%s\",\"reason\":\"%s\"}".formatted(state, reason));
  }

  @Test
  @Order(1)
  void an_order_that_waits_is_listed_shown_and_can_be_cancelled() {
    acted(ready("waits"));

    JsonNode line = seen(ORDERS).json().path("orders").path(0);
    String id = line.path("clientOrderId").textValue();
    assertThat(line.path("status").textValue()).isEqualTo("WORKING");
    assertThat(line.path("runId").textValue()).isEqualTo("waits");
    assertThat(trader.call(ORDER, id, Map.of()).json().path("note").textValue())
        .contains("waits for the next session's open");
    assertThat(new Api(stack, "vera", "viewer").call(CANCEL, id, Map.of()).status()).isEqualTo(403);

    Answer cancelled = trader.call(CANCEL, id, Map.of());

    assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
    assertThat(cancelled.json().path("status").textValue()).isEqualTo("CANCELLED");
    assertThat(cancelled.json().path("note").textValue()).isEqualTo("withdrawn by tom");
    assertThat(seen(ORDERS).json().path("orders")).isEmpty();
    assertThat(trader.call(CANCEL, id, Map.of()).status()).isEqualTo(409);
    assertThat(trader.call(CANCEL, "nobodys", Map.of()).status()).isEqualTo(404);
  }

  @Test
  @Order(2)
  void a_stop_withdraws_what_is_open_and_lets_no_order_of_an_earlier_verdict_out() {
    acted(ready("before"));
    Run later = ready("later");
    assertThat(new Api(stack, "vera", "viewer").post(SET, "{\"state\":\"HALTED\"}").status())
        .isEqualTo(403);

    Answer stopped = trader.post(SET, "{\"state\":\"HALTED\"}");

    assertThat(stopped.status()).as(stopped.body()).isEqualTo(200);
    JsonNode document = stopped.json();
    assertThat(document.path("state").textValue()).isEqualTo("HALTED");
    assertThat(document.path("by").textValue()).isEqualTo("tom");
    assertThat(document.path("orders")).hasSize(1);
    JsonNode order = document.path("orders").path(0);
    assertThat(order.path("was").textValue()).isEqualTo("WORKING");
    assertThat(order.path("status").textValue()).isEqualTo("CANCELLED");
    assertThat(order.has("trouble")).isFalse();
    assertThat(acted(later).outcome(Failed.class))
        .hasValueSatisfying(
            failed -> assertThat(failed.failure().detail()).contains("switch was thrown"));
    assertThat(seen(ORDERS).json().path("orders")).isEmpty();
  }

  @Test
  @Order(3)
  void it_takes_two_administrators_who_say_why_to_trade_again() {
    assertThat(set(trader, "ACTIVE", "all is well").status()).isEqualTo(403);
    assertThat(ada.post(SET, "{\"state\":\"ACTIVE\"}").status()).isEqualTo(400);

    assertThat(set(ada, "ACTIVE", "the feed is back").status()).isEqualTo(202);
    assertThat(set(ada, "ACTIVE", "myself again").status()).as("one person twice").isEqualTo(202);
    assertThat(set(bob, "REDUCING", "another wish").status()).isEqualTo(202);
    assertThat(seen(STATE).json().path("waiting").path("by").textValue()).isEqualTo("bob");
    assertThat(set(ada, "ACTIVE", "the feed is back").status()).isEqualTo(202);
    now = now.plusSeconds(901);
    assertThat(seen(STATE).json().has("waiting")).as("a wish grows old").isFalse();
    assertThat(set(bob, "ACTIVE", "seen it too").status()).isEqualTo(202);
    Answer on = set(ada, "ACTIVE", "the feed is back");

    assertThat(on.status()).isEqualTo(200);
    assertThat(on.json().path("state").textValue()).isEqualTo("ACTIVE");
    Answer again = set(ada, "ACTIVE", "once more");
    assertThat(again.status()).as("nothing to loosen").isEqualTo(200);
    assertThat(again.json().path("epoch")).isEqualTo(on.json().path("epoch"));
    JsonNode history = seen(STATE).json().path("history");
    assertThat(history.path(0).path("state").textValue()).isEqualTo("ACTIVE");
    assertThat(history.path(0).path("askedBy").textValue()).isEqualTo("bob");
    assertThat(history.path(0).path("by").textValue()).isEqualTo("ada");
    assertThat(history.path(1).path("state").textValue()).isEqualTo("HALTED");
  }

  @Test
  @Order(4)
  void a_stop_amid_orders_leaves_none_open_and_none_comes_after_it()
      throws InterruptedException, ExecutionException {
    long epoch = seen(STATE).json().path("epoch").longValue();
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      runs.add(ready("amid-" + i, epoch));
    }
    JsonNode document;
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Future<Run>> acting = new ArrayList<>();
      runs.forEach(run -> acting.add(pool.submit(() -> acted(run))));
      acting.getFirst().get();
      document = trader.post(SET, "{\"state\":\"HALTED\",\"reason\":\"amid\"}").json();
      for (Future<Run> one : acting) {
        one.get();
      }
    }

    assertThat(document.has("ordersUnknown")).isFalse();
    assertThat(document.path("orders").findValues("trouble")).isEmpty();
    assertThat(seen(ORDERS).json().path("orders")).isEmpty();
    for (Run run : runs) {
      Run now = stack.runStore().load(run.id()).orThrow();
      assertThat(now.outcome(OrderReceipt.class).map(r -> r.order().status()))
          .as(run.id())
          .isNotEqualTo(Optional.of(OrderStatus.FILLED));
    }
  }

  @Test
  @Order(5)
  void a_switch_that_cannot_be_read_stops_the_keeper_and_can_still_be_halted() {
    stack
        .dynamo()
        .updateItem(update ->
            update
                .tableName(stack.template().table("LedgerTable").name())
                .key(ControlItem.key())
                .updateExpression("SET #state = :odd")
                .expressionAttributeNames(Map.of("#state", "state"))
                .expressionAttributeValues(Map.of(":odd", StoredItem.s("ON"))));

    assertThat(seen(STATE).status()).isGreaterThanOrEqualTo(500);
    assertThat(set(ada, "ACTIVE", "please").status()).isGreaterThanOrEqualTo(500);

    Answer stopped = trader.post(SET, "{\"state\":\"HALTED\",\"reason\":\"odd\"}");
    assertThat(stopped.status()).as(stopped.body()).isEqualTo(200);
    assertThat(seen(STATE).json().path("state").textValue()).isEqualTo("HALTED");
  }

  @Test
  @Order(6)
  void bad_input_changes_nothing() {
    long epoch = seen(STATE).json().path("epoch").longValue();
    for (String body :
        List.of(
            "{}",
            "{\"state\":\"OFF\"}",
            "{\"state\":1}",
            "{\"state\":\"HALTED\",\"reason\":\"two\\nlines\"}",
            "{\"state\":\"HALTED\",\"reason\":\"" + "x".repeat(501) + "\"}",
            "{\"state\":\"HALTED\",\"by\":\"somebody else\"}",
            "[]",
            "")) {
      assertThat(ada.post(SET, body).status()).as(body).isEqualTo(400);
    }
    assertThat(seen(STATE).json().path("epoch").longValue()).isEqualTo(epoch);
  }
}
