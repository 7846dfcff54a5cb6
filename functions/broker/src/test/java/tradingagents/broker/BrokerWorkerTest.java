package tradingagents.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tradingagents.broker.FakeExchange.Mood;
import tradingagents.desk.gate.TradingControl;
import tradingagents.desk.gate.TradingState;
import tradingagents.desk.port.Broker;
import tradingagents.desk.run.Approval;
import tradingagents.desk.run.OrderReceipt;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker.Work;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Quantity;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderStatus;
import tradingagents.model.order.Side;
import tradingagents.model.portfolio.Portfolio;
import tradingagents.testkit.ApprovedRun;
import tradingagents.testkit.HeldRuns;
import tradingagents.testkit.MemoryLedger;

class BrokerWorkerTest {
  private static final Task TASK = Task.of(Step.BROKER_ACTION);

  /** One run on one account and what became of it. */
  private static final class Desk {
    final HeldRuns runs = new HeldRuns();
    final MemoryLedger ledger = new MemoryLedger(runs);

    Desk() {
      this(ApprovedRun.of("r1", Side.BUY, 10, 0));
    }

    Desk(Run run) {
      Money cash = Money.of("100000", Currency.USD);
      ledger.openIfAbsent(ApprovedRun.ACCOUNT, Portfolio.ofCash(cash)).orThrow();
      runs.put(run);
    }

    Result<Order> deliver(Broker broker) {
      return deliver(broker, new CrashPoints(Set.of()));
    }

    Result<Order> deliver(Broker broker, CrashPoints crashes) {
      BrokerWorker worker =
          new BrokerWorker(
              crashes.around(ledger.orders()), crashes.around(broker), ledger::control);
      Result<Work> work = worker.work(runs.find("r1").orElseThrow(), TASK);
      return work.map(w -> ((OrderReceipt) w.outcome()).order());
    }

    Portfolio portfolio() {
      return ledger.find(ApprovedRun.ACCOUNT).orThrow().portfolio();
    }
  }

  @Test
  void sends_the_order_of_the_verdict_and_returns_its_receipt() {
    Desk desk = new Desk();
    FakeExchange exchange = new FakeExchange();

    Order order = desk.deliver(exchange).orThrow();

    assertThat(order.clientOrderId()).isEqualTo("ta-r1");
    assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
    assertThat(desk.portfolio().cash()).isEqualTo(Money.of("98994", Currency.USD));
    assertThat(exchange.submissions()).isEqualTo(1);
    assertThat(exchange.lookUps()).isZero();
    assertThat(desk.runs.find("r1").orElseThrow().orderIntended()).isTrue();
  }

  @Test
  void a_second_delivery_answers_the_same_receipt_and_calls_nobody() {
    Desk desk = new Desk();
    FakeExchange exchange = new FakeExchange();
    Order first = desk.deliver(exchange).orThrow();

    assertThat(desk.deliver(exchange).orThrow()).isEqualTo(first);
    assertThat(exchange.submissions()).isEqualTo(1);
    assertThat(exchange.lookUps()).isZero();
  }

  @Test
  void a_crash_at_any_one_point_makes_one_order_and_one_fill() {
    int points = points(Mood.WELL);
    assertThat(points).as("find, intend, claim, submit, settle: two each").isEqualTo(10);

    for (int point = 0; point < points; point++) {
      survive(Set.of(point), new FakeExchange());
    }
  }

  @Test
  void a_crash_at_any_two_points_makes_one_order_and_one_fill() {
    for (int first = 0; first < 24; first++) {
      for (int second = first + 1; second < 24; second++) {
        survive(Set.of(first, second), new FakeExchange());
      }
    }
  }

  @Test
  void crashes_around_a_lost_answer_make_one_order_and_one_fill() {
    for (int first = 0; first < 24; first++) {
      for (int second = first; second < 24; second++) {
        survive(both(first, second), new FakeExchange().then(Mood.LOSES_ANSWER));
      }
    }
  }

  @Test
  void crashes_around_a_lost_order_make_one_order_and_one_fill() {
    for (int first = 0; first < 24; first++) {
      for (int second = first; second < 24; second++) {
        survive(both(first, second), new FakeExchange().then(Mood.LOSES_ORDER, Mood.LOSES_ORDER));
      }
    }
  }

  /** Delivers until there is a receipt; crashes count over all deliveries. */
  private static void survive(Set<Integer> dieAt, FakeExchange exchange) {
    Desk desk = new Desk();
    CrashPoints crashes = new CrashPoints(dieAt);
    Order receipt = null;
    for (int delivery = 0; delivery < 8 && receipt == null; delivery++) {
      try {
        if (desk.deliver(exchange, crashes) instanceof Result.Ok<Order>(Order order)) {
          receipt = order;
        }
      } catch (CrashPoints.Crash crash) {
        // The message was not acknowledged: it is delivered again.
      }
    }
    String when = "dying at " + dieAt;
    assertThat(receipt)
        .as(when)
        .isNotNull()
        .extracting(Order::status)
        .isEqualTo(OrderStatus.FILLED);
    assertThat(exchange.executions()).as(when).isEqualTo(1);
    assertThat(desk.ledger.placed()).as(when).hasSize(1);
    assertThat(desk.portfolio().quantity(receipt.symbol())).as(when).isEqualTo(Quantity.of(10));
    assertThat(desk.portfolio().cash()).as(when).isEqualTo(Money.of("98994", Currency.USD));
    assertThat(desk.ledger.audit(ApprovedRun.ACCOUNT)).as(when).isEmpty();
  }

  private static Set<Integer> both(int first, int second) {
    return first == second ? Set.of(first) : Set.of(first, second);
  }

  private static int points(Mood mood) {
    CrashPoints none = new CrashPoints(Set.of());
    new Desk().deliver(new FakeExchange().then(mood), none).orThrow();
    return none.passed();
  }

  @Test
  void a_lost_answer_is_looked_up_before_anything_else() {
    Desk desk = new Desk();
    FakeExchange exchange = new FakeExchange().then(Mood.LOSES_ANSWER);

    Order order = desk.deliver(exchange).orThrow();

    assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
    assertThat(exchange.submissions()).isEqualTo(1);
    assertThat(exchange.lookUps()).isEqualTo(1);
  }

  @Test
  void a_lost_order_is_sent_again_only_by_a_later_delivery_after_a_look_up() {
    Desk desk = new Desk();
    FakeExchange exchange = new FakeExchange().then(Mood.LOSES_ORDER);

    assertThat(reason(desk.deliver(exchange))).isEqualTo(Reason.TIMEOUT);
    assertThat(exchange.submissions()).isEqualTo(1);
    assertThat(desk.ledger.placed().getFirst().status()).isEqualTo(OrderStatus.UNKNOWN);

    assertThat(desk.deliver(exchange).orThrow().clientOrderId()).isEqualTo("ta-r1");
    assertThat(exchange.submissions()).isEqualTo(2);
    assertThat(exchange.lookUps()).isEqualTo(2);
  }

  @Test
  void a_refusal_is_a_rejected_order_with_the_reason() {
    for (Mood mood : List.of(Mood.REFUSES, Mood.REJECTS)) {
      Desk desk = new Desk();

      Order order = desk.deliver(new FakeExchange().then(mood)).orThrow();

      assertThat(order.status()).isEqualTo(OrderStatus.REJECTED);
      assertThat(order.note()).isNotBlank();
      assertThat(desk.portfolio().cash()).isEqualTo(Money.of("100000", Currency.USD));
    }
  }

  @Test
  void the_switch_thrown_after_the_verdict_fails_the_step_and_sends_nothing() {
    Desk desk = new Desk();
    FakeExchange exchange = new FakeExchange();
    desk.ledger.control(new TradingControl(TradingState.HALTED, 1));

    assertThat(reason(desk.deliver(exchange))).isEqualTo(Reason.FORBIDDEN);
    assertThat(exchange.submissions()).isZero();
    assertThat(desk.ledger.placed()).isEmpty();
  }

  @Test
  void a_refused_verdict_sends_nothing() {
    RiskVerdict refused = new RiskVerdict(false, List.of(), null, "no", 0);
    Desk desk = new Desk(ApprovedRun.with("r1", refused, false));

    assertThat(reason(desk.deliver(new FakeExchange()))).isEqualTo(Reason.FORBIDDEN);
    assertThat(desk.ledger.placed()).isEmpty();
  }

  @Test
  void nothing_is_sent_without_the_approval_that_the_mandate_asks_for() {
    Run waiting = waiting();
    Function<Boolean, Run> answered =
        granted ->
            waiting.with(
                new Recorded(
                    Task.of(Step.APPROVAL),
                    new Approval(granted, "a person", "because"),
                    Usage.NONE,
                    ApprovedRun.AS_OF,
                    ApprovedRun.AS_OF));

    assertThat(reason(new Desk(waiting).deliver(new FakeExchange()))).isEqualTo(Reason.FORBIDDEN);
    assertThat(reason(new Desk(answered.apply(false)).deliver(new FakeExchange())))
        .isEqualTo(Reason.FORBIDDEN);
    assertThat(new Desk(answered.apply(true)).deliver(new FakeExchange()).orThrow().status())
        .isEqualTo(OrderStatus.FILLED);
  }

  private static Run waiting() {
    RiskVerdict.Ticket order = new RiskVerdict.Ticket(Side.BUY, Quantity.of(10));
    return ApprovedRun.with("r1", new RiskVerdict(true, List.of(), order, "yes", 0), true);
  }

  @Test
  void the_order_id_is_short_stable_and_different_for_different_runs() {
    String longId = "x".repeat(200);

    assertThat(ClientOrderId.of("r1")).isEqualTo("ta-r1");
    assertThat(ClientOrderId.of("x".repeat(45))).hasSize(48);
    assertThat(ClientOrderId.of(longId)).hasSize(48).isEqualTo(ClientOrderId.of(longId));
    assertThat(ClientOrderId.of(longId)).isNotEqualTo(ClientOrderId.of(longId + "y"));
    assertThat(ClientOrderId.of("a/b")).matches("[A-Za-z0-9.-]{48}");
  }

  private static Reason reason(Result<?> result) {
    if (result instanceof Result.Err<?>(var failure)) {
      return failure.reason();
    }
    throw new AssertionError("expected a failure, got " + result);
  }
}
