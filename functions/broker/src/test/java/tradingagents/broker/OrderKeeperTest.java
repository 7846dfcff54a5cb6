package tradingagents.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tradingagents.desk.gate.TradingControl;
import tradingagents.desk.gate.TradingState;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderEvent;
import tradingagents.model.order.OrderStatus;
import tradingagents.model.order.Side;
import tradingagents.model.portfolio.Portfolio;
import tradingagents.testkit.ApprovedRun;
import tradingagents.testkit.HeldRuns;
import tradingagents.testkit.MemoryLedger;

class OrderKeeperTest {
  private final HeldRuns runs = new HeldRuns();
  private final MemoryLedger ledger = new MemoryLedger(runs);
  private final AtomicReference<Result<Optional<NextOpen.Opening>>> opening =
      new AtomicReference<>(Result.ok(Optional.empty()));
  private Instant now = ApprovedRun.AS_OF;

  OrderKeeperTest() {
    Money cash = Money.of("100000", Currency.USD);
    ledger.openIfAbsent(ApprovedRun.ACCOUNT, Portfolio.ofCash(cash)).orThrow();
  }

  private PaperBroker paper() {
    return new PaperBroker((dataset, symbol, session) -> opening.get(), ledger, PaperTerms.USUAL);
  }

  private Map<String, Integer> round() {
    return new OrderKeeper(
            ledger.orders(),
            new OpenOrders(ledger.orders(), paper()),
            new BrokerWorker(ledger.orders(), paper(), ledger::control),
            id -> Result.ok(runs.find(id).orElseThrow()),
            ledger::control,
            TradingCalendar.usEquities(),
            () -> now)
        .round();
  }

  private void waiting(Run run) {
    runs.put(run);
    new BrokerWorker(ledger.orders(), paper(), ledger::control)
        .work(run, Task.of(Step.BROKER_ACTION))
        .orThrow();
    assertThat(status()).isEqualTo(OrderStatus.WORKING);
  }

  private OrderStatus status() {
    return ledger.placed().getFirst().status();
  }

  @Test
  void a_waiting_order_is_filled_when_its_open_is_known_and_once() {
    waiting(ApprovedRun.of("r1", Side.BUY, 10, 0));

    assertThat(round()).containsEntry("seen", 1).containsEntry("done", 0);
    opening.set(Result.ok(PaperBrokerTest.opening("100")));
    assertThat(round()).containsEntry("seen", 1).containsEntry("done", 1);
    assertThat(round()).containsEntry("seen", 0);

    assertThat(status()).isEqualTo(OrderStatus.FILLED);
    assertThat(ledger.audit(ApprovedRun.ACCOUNT)).isEmpty();
  }

  @Test
  void one_order_in_trouble_does_not_keep_it_from_the_others() {
    waiting(ApprovedRun.of("r1", Side.BUY, 10, 0));
    Run second = ApprovedRun.of("r2", Side.BUY, 5, 0);
    runs.put(second);
    ledger.orders().intend(second, ApprovedRun.intent(second, "ta-r2")).orThrow();
    opening.set(Result.err(Reason.TIMEOUT, "slow"));

    assertThat(round()).containsEntry("seen", 2).containsEntry("trouble", 1);
  }

  @Test
  void what_the_switch_forbids_is_withdrawn_though_it_could_be_filled() {
    waiting(ApprovedRun.of("r1", Side.BUY, 10, 0));
    opening.set(Result.ok(PaperBrokerTest.opening("100")));
    ledger.control(new TradingControl(TradingState.HALTED, 1));

    assertThat(round()).containsEntry("done", 1);

    assertThat(status()).isEqualTo(OrderStatus.CANCELLED);
  }

  @Test
  void an_order_is_left_to_the_broker_action_while_its_run_is_open_and_withdrawn_afterwards() {
    Run run = ApprovedRun.of("r1", Side.BUY, 10, 0);
    runs.put(run);
    ledger.orders().intend(run, ApprovedRun.intent(run, "ta-r1")).orThrow();
    Order sent = ledger.placed().getFirst().on(OrderEvent.SENT, null).orThrow();
    ledger.orders().settle(ApprovedRun.ACCOUNT, sent).orThrow();
    opening.set(Result.ok(PaperBrokerTest.opening("100")));

    round();
    assertThat(status()).isEqualTo(OrderStatus.SENT);

    Task task = Task.of(Step.BROKER_ACTION);
    Failed failed = new Failed(new Failure(Reason.DEADLINE, "too late"));
    runs.put(runs.find("r1").orElseThrow().with(new Recorded(task, failed, Usage.NONE, now, now)));
    round();
    assertThat(status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(ledger.audit(ApprovedRun.ACCOUNT)).isEmpty();
  }

  @Test
  void an_order_of_a_growing_data_set_ends_when_its_session_went_by_without_a_price() {
    Run run = ApprovedRun.of("r1", Side.BUY, 10, 0);
    waiting(ApprovedRun.on(run, "market"));

    now = Instant.parse("2018-05-12T00:00:00Z");
    round();
    assertThat(status()).as("its own session has ended").isEqualTo(OrderStatus.WORKING);
    now = Instant.parse("2018-05-15T00:00:00Z");
    round();
    assertThat(status()).as("the one after has").isEqualTo(OrderStatus.EXPIRED);
    assertThat(run.mandate().dataset()).as("the box never grows").isEqualTo("box");
  }

  @Test
  void an_unreadable_switch_ends_the_round_before_anything_is_done() {
    waiting(ApprovedRun.of("r1", Side.BUY, 10, 0));
    opening.set(Result.ok(PaperBrokerTest.opening("100")));
    OrderKeeper keeper =
        new OrderKeeper(
            ledger.orders(),
            new OpenOrders(ledger.orders(), paper()),
            new BrokerWorker(ledger.orders(), paper(), ledger::control),
            id -> Result.ok(runs.find(id).orElseThrow()),
            () -> Result.err(Reason.CORRUPT, "no such state"),
            TradingCalendar.usEquities(),
            () -> now);

    assertThatThrownBy(keeper::round).isInstanceOf(FailureException.class);
    assertThat(status()).isEqualTo(OrderStatus.WORKING);
  }
}
