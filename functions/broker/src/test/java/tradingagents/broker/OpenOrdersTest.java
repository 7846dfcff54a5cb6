package tradingagents.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tradingagents.broker.FakeExchange.Mood;
import tradingagents.broker.OpenOrders.Withdrawal;
import tradingagents.desk.gate.TradingControl;
import tradingagents.desk.gate.TradingState;
import tradingagents.desk.port.Broker;
import tradingagents.desk.port.Orders.OpenOrder;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderStatus;
import tradingagents.model.order.Side;
import tradingagents.model.portfolio.Portfolio;
import tradingagents.testkit.ApprovedRun;
import tradingagents.testkit.HeldRuns;
import tradingagents.testkit.MemoryLedger;

class OpenOrdersTest {
  private static final Task TASK = Task.of(Step.BROKER_ACTION);
  private static final TradingControl HALTED = new TradingControl(TradingState.HALTED, 1);

  /** Twice the calls of one delivery and a few more: every place where a stop can fall. */
  private static final int POINTS = 14;

  private final HeldRuns runs = new HeldRuns();
  private final MemoryLedger ledger = new MemoryLedger(runs);
  private final Run run = ApprovedRun.of("r1", Side.BUY, 10, 0);

  OpenOrdersTest() {
    Money cash = Money.of("100000", Currency.USD);
    ledger.openIfAbsent(ApprovedRun.ACCOUNT, Portfolio.ofCash(cash)).orThrow();
    runs.put(run);
  }

  private List<Withdrawal> stopped(Broker broker) {
    ledger.control(HALTED);
    return new OpenOrders(ledger.orders(), broker).withdrawn(TradingState.HALTED, "stop").orThrow();
  }

  private void intended(Run approved) {
    runs.put(approved);
    ledger.orders().intend(approved, ApprovedRun.intent(approved, "ta-" + approved.id())).orThrow();
  }

  private void deliver(Broker broker, CrashPoints meanwhile) {
    new BrokerWorker(meanwhile.around(ledger.orders()), meanwhile.around(broker), ledger::control)
        .work(runs.find("r1").orElseThrow(), TASK);
  }

  private static PaperBroker paper(OpenOrdersTest desk) {
    return new PaperBroker(
        (dataset, symbol, session) -> Result.ok(PaperBrokerTest.opening("100")),
        desk.ledger,
        PaperTerms.USUAL);
  }

  @Test
  void nothing_is_executed_at_the_paper_broker_after_a_stop_wherever_it_falls() {
    int cancelled = 0;
    for (int point = 0; point < POINTS; point++) {
      OpenOrdersTest desk = new OpenOrdersTest();
      List<Order> atTheStop = new ArrayList<>();
      PaperBroker broker = paper(desk);
      CrashPoints stop =
          new CrashPoints(
              Set.of(point),
              () -> {
                for (Withdrawal one : desk.stopped(broker)) {
                  assertThat(one.trouble()).isEmpty();
                }
                atTheStop.addAll(desk.ledger.placed());
              });
      for (int delivery = 0; delivery < 4; delivery++) {
        desk.deliver(broker, stop);
      }
      if (stop.passed() > point) {
        // What was answered by the stop is what stands in the end.
        assertThat(desk.ledger.placed()).as("stop at %s", point).isEqualTo(atTheStop);
        assertThat(atTheStop).allMatch(order -> order.status().isDone());
        cancelled +=
            (int) atTheStop.stream().filter(o -> o.status() == OrderStatus.CANCELLED).count();
      }
      assertThat(desk.ledger.orders().open().orThrow()).isEmpty();
      assertThat(desk.ledger.audit(ApprovedRun.ACCOUNT)).isEmpty();
    }
    assertThat(cancelled).as("stops that met an open order").isPositive();
  }

  @Test
  void what_a_real_broker_executes_after_a_stop_was_named_by_it() {
    int named = 0;
    for (int point = 0; point < POINTS; point++) {
      OpenOrdersTest desk = new OpenOrdersTest();
      FakeExchange exchange = new FakeExchange();
      List<Withdrawal> report = new ArrayList<>();
      List<Integer> executions = new ArrayList<>();
      CrashPoints stop =
          new CrashPoints(
              Set.of(point),
              () -> {
                report.addAll(desk.stopped(exchange));
                executions.add(exchange.executions());
              });
      for (int delivery = 0; delivery < 4; delivery++) {
        desk.deliver(exchange, stop);
      }
      boolean later = !executions.isEmpty() && exchange.executions() > executions.getFirst();
      if (later) {
        named++;
        assertThat(report).as("stop at %s", point).hasSize(1);
        assertThat(report.getFirst().trouble()).isPresent();
      }
      assertThat(exchange.executions()).isLessThanOrEqualTo(1);
      assertThat(desk.ledger.audit(ApprovedRun.ACCOUNT)).isEmpty();
    }
    assertThat(named).as("one place: claimed, and not yet at the broker").isPositive();
  }

  @Test
  void an_order_that_never_arrived_is_not_sent_again_after_a_stop() {
    FakeExchange exchange = new FakeExchange().then(Mood.LOSES_ORDER);
    deliver(exchange, new CrashPoints(Set.of()));
    assertThat(ledger.placed()).extracting(Order::status).containsExactly(OrderStatus.UNKNOWN);

    List<Withdrawal> report = stopped(exchange);
    deliver(exchange, new CrashPoints(Set.of()));

    assertThat(report.getFirst().trouble()).hasValueSatisfying(t -> assertThat(t).contains("seen"));
    assertThat(exchange.submissions()).isEqualTo(1);
    assertThat(ledger.placed()).extracting(Order::status).containsExactly(OrderStatus.CANCELLED);
  }

  @Test
  void only_purchases_are_withdrawn_when_positions_are_reduced() {
    intended(run);
    intended(ApprovedRun.of("r2", Side.SELL, 10, 0));

    List<Withdrawal> report =
        new OpenOrders(ledger.orders(), paper(this))
            .withdrawn(TradingState.REDUCING, "reduce")
            .orThrow();

    assertThat(report)
        .extracting(one -> one.is().orElseThrow())
        .extracting(Order::clientOrderId, Order::status, Order::note)
        .containsExactly(tuple("ta-r1", OrderStatus.CANCELLED, "reduce"));
    assertThat(ledger.orders().open().orThrow())
        .extracting(OpenOrder::clientOrderId)
        .containsExactly("ta-r2");
  }

  @Test
  void an_order_that_cannot_be_read_is_reported_and_hides_no_other() {
    intended(run);
    intended(ApprovedRun.of("r2", Side.BUY, 10, 0));

    List<Withdrawal> report =
        new OpenOrders(CrashPoints.unreadable(ledger.orders(), "ta-r1"), paper(this))
            .withdrawn(TradingState.HALTED, "stop")
            .orThrow();

    assertThat(report)
        .extracting(one -> one.open().clientOrderId(), one -> one.trouble().isPresent())
        .containsExactly(tuple("ta-r1", true), tuple("ta-r2", false));
    assertThat(ledger.placed())
        .extracting(Order::status)
        .containsExactly(OrderStatus.INTENT, OrderStatus.CANCELLED);
  }

  @Test
  void one_order_is_withdrawn_by_its_name_and_an_unknown_name_is_said_to_be_unknown() {
    intended(run);
    OpenOrders open = new OpenOrders(ledger.orders(), paper(this));

    assertThat(open.withdrawn("ta-r1", "by ada").orThrow().trouble()).isEmpty();
    assertThat(open.withdrawn("ta-r1", "by ada"))
        .isEqualTo(Result.err(Reason.NOT_FOUND, "no open order is called ta-r1"));
  }
}
