package tradingagents.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tradingagents.broker.NextOpen.Opening;
import tradingagents.desk.run.OrderReceipt;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Worker.Work;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.order.Fill;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderEvent;
import tradingagents.model.order.OrderStatus;
import tradingagents.model.order.Side;
import tradingagents.model.portfolio.Lot;
import tradingagents.model.portfolio.Portfolio;
import tradingagents.model.portfolio.Position;
import tradingagents.testkit.ApprovedRun;
import tradingagents.testkit.HeldRuns;
import tradingagents.testkit.MemoryLedger;

class PaperBrokerTest {
  private static final Symbol AAPL = new Symbol("AAPL");
  private static final LocalDate NEXT = ApprovedRun.SESSION.plusDays(1);

  private final HeldRuns runs = new HeldRuns();
  private final MemoryLedger ledger = new MemoryLedger(runs);
  private Optional<Opening> opening = opening("100");

  private final NextOpen nextOpen =
      (dataset, symbol, session) ->
          Result.ok(opening.filter(o -> o.bar().session().isAfter(session)));
  private final PaperBroker broker = new PaperBroker(nextOpen, ledger, PaperTerms.USUAL);

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/tradingagents/broker/fills.txt",
      delimiter = '|',
      useHeadersInDisplayName = true)
  void fills_as_the_table_says(
      String what, String order, String open, String cash, String held, String verdict) {
    opening = opening(open);
    hold(cash, held);
    String[] asked = order.split(":", -1);
    Run run = ApprovedRun.of("r1", Side.valueOf(asked[0]), Long.parseLong(asked[1]), 0);

    Order answer = broker.submit(run.mandate(), sent(run)).orThrow();

    String said =
        answer.fills().isEmpty()
            ? answer.status() + " " + answer.note()
            : answer.status() + " " + price(answer) + " " + commission(answer);
    assertThat(said).as(what).isEqualTo(verdict);
  }

  @Test
  void a_fill_is_of_the_next_session_at_its_opening_bell() {
    hold("100000", "0");
    Run run = ApprovedRun.of("r1", Side.BUY, 10, 0);

    Fill fill = broker.submit(run.mandate(), sent(run)).orThrow().fills().getFirst();

    assertThat(fill.session()).isEqualTo(NEXT);
    assertThat(fill.at()).isEqualTo(Instant.parse("2018-05-11T13:30:00Z"));
    assertThat(fill.executionId()).isEqualTo("ta-r1-1");
  }

  @Test
  void asked_again_it_describes_the_same_execution() {
    hold("100000", "0");
    Run run = ApprovedRun.of("r1", Side.BUY, 10, 0);
    Order sent = sent(run);
    Order first = broker.submit(run.mandate(), sent).orThrow();

    assertThat(broker.submit(run.mandate(), sent).orThrow()).isEqualTo(first);
    assertThat(broker.lookUp(run.mandate(), sent).orThrow()).contains(first);
    assertThat(broker.lookUp(run.mandate(), first).orThrow()).contains(first);
  }

  @Test
  void an_intent_was_never_seen() {
    hold("100000", "0");
    Run run = ApprovedRun.of("r1", Side.BUY, 10, 0);

    assertThat(broker.lookUp(run.mandate(), ApprovedRun.intent(run, "ta-r1")).orThrow()).isEmpty();
  }

  @Test
  void a_filled_order_stays_as_it_is_when_the_account_has_no_cash_left() {
    hold("1002", "0");
    runs.put(ApprovedRun.of("r1", Side.BUY, 10, 0));
    Order first = deliver(new CrashPoints(Set.of())).orThrow();

    // The same purchase could not be paid a second time: the stored order is the answer.
    assertThat(first.status()).isEqualTo(OrderStatus.FILLED);
    assertThat(deliver(new CrashPoints(Set.of())).orThrow()).isEqualTo(first);
  }

  @Test
  void an_order_that_waits_is_filled_once_when_the_data_goes_on() {
    hold("100000", "0");
    runs.put(ApprovedRun.of("r1", Side.BUY, 10, 0));
    opening = Optional.empty();
    assertThat(deliver(new CrashPoints(Set.of())).orThrow().status())
        .isEqualTo(OrderStatus.WORKING);

    opening = opening("100");

    assertThat(deliver(new CrashPoints(Set.of())).orThrow().status()).isEqualTo(OrderStatus.FILLED);
    assertThat(deliver(new CrashPoints(Set.of())).orThrow().fills()).hasSize(1);
    assertThat(cash()).isEqualTo(Money.of("98998.5", Currency.USD));
  }

  @Test
  void a_waiting_purchase_that_can_no_longer_be_paid_is_rejected() {
    hold("1000", "0");
    runs.put(ApprovedRun.of("r1", Side.BUY, 10, 0));
    opening = Optional.empty();
    deliver(new CrashPoints(Set.of())).orThrow();

    opening = opening("100");

    assertThat(deliver(new CrashPoints(Set.of())).orThrow().status())
        .isEqualTo(OrderStatus.REJECTED);
    assertThat(cash()).isEqualTo(Money.of("1000", Currency.USD));
  }

  @Test
  void crashes_at_any_two_points_move_money_once() {
    for (int first = 0; first < 20; first++) {
      for (int second = first + 1; second < 20; second++) {
        PaperBrokerTest desk = new PaperBrokerTest();
        // Enough for one such order, not for two.
        desk.hold("1500", "0");
        desk.runs.put(ApprovedRun.of("r1", Side.BUY, 10, 0));
        CrashPoints crashes = new CrashPoints(new HashSet<>(List.of(first, second)));

        Optional<Order> receipt = Optional.empty();
        for (int delivery = 0; delivery < 6 && receipt.isEmpty(); delivery++) {
          try {
            receipt = Optional.of(desk.deliver(crashes).orThrow());
          } catch (CrashPoints.Crash crash) {
            // Delivered again.
          }
        }

        String when = "dying at " + first + " and " + second;
        assertThat(receipt.orElseThrow().status()).as(when).isEqualTo(OrderStatus.FILLED);
        assertThat(desk.cash()).as(when).isEqualTo(Money.of("498.5", Currency.USD));
        assertThat(desk.ledger.audit(ApprovedRun.ACCOUNT)).as(when).isEmpty();
      }
    }
  }

  @Test
  void an_unreadable_next_session_is_not_the_end_of_the_data() {
    hold("100000", "0");
    Run run = ApprovedRun.of("r1", Side.BUY, 10, 0);
    NextOpen slow = (dataset, symbol, session) -> Result.err(Reason.TIMEOUT, "slow");

    assertThat(new PaperBroker(slow, ledger, PaperTerms.USUAL).submit(run.mandate(), sent(run)))
        .isEqualTo(Result.err(Reason.TIMEOUT, "slow"));
  }

  private Result<Order> deliver(CrashPoints crashes) {
    BrokerWorker worker =
        new BrokerWorker(crashes.around(ledger.orders()), crashes.around(broker), ledger::control);
    Result<Work> work = worker.work(runs.find("r1").orElseThrow(), Task.of(Step.BROKER_ACTION));
    return work.map(w -> ((OrderReceipt) w.outcome()).order());
  }

  private Money cash() {
    return ledger.find(ApprovedRun.ACCOUNT).orThrow().portfolio().cash();
  }

  private void hold(String cash, String held) {
    TreeMap<Symbol, Position> positions = new TreeMap<>();
    if (!held.equals("0")) {
      Lot lot = new Lot(Quantity.of(held), Price.of("50", Currency.USD), null);
      positions.put(AAPL, new Position(AAPL, List.of(lot)));
    }
    Portfolio portfolio = new Portfolio(Money.of(cash, Currency.USD), positions);
    ledger.openIfAbsent(ApprovedRun.ACCOUNT, portfolio).orThrow();
  }

  private static Order sent(Run run) {
    return ApprovedRun.intent(run, "ta-r1").on(OrderEvent.SENT, null).orThrow();
  }

  static Optional<Opening> opening(String text) {
    if (text.equals("none")) {
      return Optional.empty();
    }
    BigDecimal open = new BigDecimal(text.split(" ", -1)[0]);
    Currency currency = text.endsWith("yen") ? Currency.of("JPY") : Currency.USD;
    Provenance origin =
        new Provenance(
            "test",
            "box",
            Adjustment.RAW,
            currency,
            !text.endsWith("no-trade"),
            !text.endsWith("no-open"));
    Instant known = Instant.parse("2018-05-11T20:00:00Z");
    return Optional.of(
        new Opening(new Bar(NEXT, open, open, open, open, 1_000_000, null, known), origin));
  }

  private static String price(Order order) {
    return order.fills().getFirst().price().plain();
  }

  private static String commission(Order order) {
    return order.fills().getFirst().commission().plain();
  }
}
