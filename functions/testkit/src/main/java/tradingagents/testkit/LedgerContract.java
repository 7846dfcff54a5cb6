package tradingagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tradingagents.desk.gate.TradingControl;
import tradingagents.desk.gate.TradingState;
import tradingagents.desk.port.Accounts;
import tradingagents.desk.port.Orders;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Run;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
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

/**
 * What every ledger must do, in memory or on a table engine: at most one order per id, no order
 * against the switch, the verdict or a changed run, each execution once, and nothing lost or made.
 * After every test the account is audited.
 */
public abstract class LedgerContract {
  private static final String ACCOUNT = ApprovedRun.ACCOUNT;
  private static final Symbol AAPL = new Symbol("AAPL");
  private static final Money CASH = Money.of("100000", Currency.USD);

  /** The reading side under test. */
  protected abstract Accounts accounts();

  /** The writing side under test. */
  protected abstract Orders orders();

  /** Stores a run as its recording would have left it: its version and its verdict. */
  protected abstract void store(Run run);

  /** Cancels a stored run, which changes its version by one. */
  protected abstract void cancel(String runId);

  /** The version that is stored of a run. */
  protected abstract long storedVersion(String runId);

  /** Whether the stored run says that its order was intended. */
  protected abstract boolean storedIntended(String runId);

  /** Throws the switch. */
  protected abstract void control(TradingControl control);

  /** What does not add up in an account. */
  protected abstract List<String> audit(String account);

  @BeforeEach
  void open_the_account() {
    TreeMap<Symbol, Position> held = new TreeMap<>();
    held.put(AAPL, held());
    accounts().openIfAbsent(ACCOUNT, new Portfolio(CASH, held)).orThrow();
  }

  @AfterEach
  void money_and_units_are_conserved() {
    assertThat(audit(ACCOUNT)).isEmpty();
  }

  @Test
  void an_account_is_opened_once_and_read_back_exactly() {
    var opened = accounts().find(ACCOUNT).orThrow();

    var again = accounts().openIfAbsent(ACCOUNT, Portfolio.ofCash(Money.zero(Currency.USD)));

    assertThat(again.orThrow()).isEqualTo(opened);
    assertThat(opened.portfolio().cash()).isEqualTo(CASH);
    assertThat(opened.portfolio().positions()).containsExactly(Map.entry(AAPL, held()));
  }

  @Test
  void an_account_that_was_never_opened_is_not_found() {
    assertThat(reason(accounts().find("nobody"))).isEqualTo(Reason.NOT_FOUND);
  }

  @Test
  void trading_is_on_until_somebody_throws_the_switch() {
    assertThat(accounts().control().orThrow())
        .isEqualTo(new TradingControl(TradingState.ACTIVE, 0));

    control(new TradingControl(TradingState.HALTED, 1));

    assertThat(accounts().control().orThrow())
        .isEqualTo(new TradingControl(TradingState.HALTED, 1));
  }

  @Test
  void an_intended_order_can_be_found_and_marks_its_run() {
    Run run = stored("r1", Side.BUY, 5, 0);
    Order intent = ApprovedRun.intent(run, "ta-r1");
    assertThat(orders().find("ta-r1").orThrow()).isEmpty();

    assertThat(orders().intend(run, intent).orThrow()).isEqualTo(intent);

    assertThat(orders().find("ta-r1").orThrow()).contains(intent);
    assertThat(storedIntended("r1")).isTrue();
    assertThat(storedVersion("r1")).isEqualTo(run.version() + 1);
  }

  @Test
  void a_second_intent_answers_the_order_as_it_stands() {
    Run run = stored("r1", Side.BUY, 5, 0);
    Order intent = ApprovedRun.intent(run, "ta-r1");
    orders().intend(run, intent).orThrow();
    Order sent = orders().settle(ACCOUNT, intent.on(OrderEvent.SENT, null).orThrow()).orThrow();

    assertThat(orders().intend(run, intent).orThrow()).isEqualTo(sent);
    assertThat(storedVersion("r1")).isEqualTo(run.version() + 1);
  }

  @Test
  void no_order_is_intended_when_the_run_has_changed() {
    Run run = stored("r1", Side.BUY, 5, 0);
    Run later = new Run("r1", run.mandate(), run.outcomes(), run.version() + 1, false);
    store(later);

    assertThat(reason(orders().intend(run, ApprovedRun.intent(run, "ta-r1"))))
        .isEqualTo(Reason.CONFLICT);
    assertThat(orders().find("ta-r1").orThrow()).isEmpty();
    assertThat(storedIntended("r1")).isFalse();
  }

  @Test
  void no_order_is_intended_when_the_run_is_cancelled_even_under_its_newest_version() {
    Run run = stored("r1", Side.BUY, 5, 0);
    cancel("r1");
    Run seen = new Run("r1", run.mandate(), run.outcomes(), storedVersion("r1"), false);

    assertThat(reason(orders().intend(seen, ApprovedRun.intent(run, "ta-r1"))))
        .isEqualTo(Reason.CONFLICT);
    assertThat(orders().find("ta-r1").orThrow()).isEmpty();
  }

  @Test
  void no_order_is_intended_when_the_stored_verdict_refuses() {
    Run run = ApprovedRun.of("r1", Side.BUY, 5, 0);
    store(ApprovedRun.with("r1", new RiskVerdict(false, List.of(), null, "no", 0), false));

    assertThat(reason(orders().intend(run, ApprovedRun.intent(run, "ta-r1"))))
        .isEqualTo(Reason.FORBIDDEN);
    assertThat(orders().find("ta-r1").orThrow()).isEmpty();
  }

  @Test
  void no_order_is_intended_without_a_stored_run() {
    Run run = ApprovedRun.of("r1", Side.BUY, 5, 0);

    assertThat(reason(orders().intend(run, ApprovedRun.intent(run, "ta-r1"))))
        .isEqualTo(Reason.FORBIDDEN);
  }

  @Test
  void no_order_is_intended_after_the_switch_was_thrown() {
    Run run = stored("r1", Side.BUY, 5, 0);
    control(new TradingControl(TradingState.HALTED, 1));

    assertThat(reason(orders().intend(run, ApprovedRun.intent(run, "ta-r1"))))
        .isEqualTo(Reason.FORBIDDEN);
    assertThat(storedIntended("r1")).isFalse();
  }

  @Test
  void no_order_is_intended_after_the_switch_was_thrown_and_thrown_back() {
    Run run = stored("r1", Side.BUY, 5, 0);
    control(new TradingControl(TradingState.ACTIVE, 2));

    assertThat(reason(orders().intend(run, ApprovedRun.intent(run, "ta-r1"))))
        .isEqualTo(Reason.FORBIDDEN);
  }

  @Test
  void an_order_is_intended_under_the_epoch_of_its_verdict() {
    control(new TradingControl(TradingState.ACTIVE, 2));
    Run run = stored("r1", Side.BUY, 5, 2);

    assertThat(orders().intend(run, ApprovedRun.intent(run, "ta-r1")).orThrow().status())
        .isEqualTo(OrderStatus.INTENT);
  }

  @Test
  void a_switch_that_is_absent_is_no_later_epoch() {
    Run run = stored("r1", Side.BUY, 5, 3);

    assertThat(reason(orders().intend(run, ApprovedRun.intent(run, "ta-r1"))))
        .isEqualTo(Reason.FORBIDDEN);
  }

  @Test
  void while_reducing_only_sales_are_intended() {
    control(new TradingControl(TradingState.REDUCING, 4));
    Run purchase = stored("r1", Side.BUY, 5, 4);
    Run sale = stored("r2", Side.SELL, 5, 4);

    assertThat(reason(orders().intend(purchase, ApprovedRun.intent(purchase, "ta-r1"))))
        .isEqualTo(Reason.FORBIDDEN);
    assertThat(orders().intend(sale, ApprovedRun.intent(sale, "ta-r2")).orThrow().side())
        .isEqualTo(Side.SELL);
  }

  @Test
  void an_order_is_claimed_for_sending_once() {
    Order intent = intended("r1", Side.BUY, 5);
    Order sent = intent.on(OrderEvent.SENT, null).orThrow();
    orders().settle(ACCOUNT, sent).orThrow();

    assertThat(reason(orders().settle(ACCOUNT, sent))).isEqualTo(Reason.CONFLICT);
  }

  @Test
  void what_was_never_sent_cannot_be_filled() {
    Order intent = intended("r1", Side.BUY, 5);
    Order filled = report(intent, OrderStatus.FILLED, fills(intent, 5));

    assertThat(reason(orders().settle(ACCOUNT, filled))).isEqualTo(Reason.ILLEGAL_TRANSITION);
    assertThat(accounts().find(ACCOUNT).orThrow().portfolio().cash()).isEqualTo(CASH);
  }

  @Test
  void a_fill_moves_cash_and_position_once_however_often_it_is_reported() {
    Order intent = sent("r1", Side.BUY, 5);
    Order filled = report(intent, OrderStatus.FILLED, fills(intent, 5));

    Order first = orders().settle(ACCOUNT, filled).orThrow();
    Order second = orders().settle(ACCOUNT, filled).orThrow();

    assertThat(second).isEqualTo(first);
    assertThat(first.status()).isEqualTo(OrderStatus.FILLED);
    Portfolio after = accounts().find(ACCOUNT).orThrow().portfolio();
    assertThat(after.cash()).isEqualTo(Money.of("99494", Currency.USD));
    assertThat(after.quantity(AAPL)).isEqualTo(Quantity.of(15));
    assertThat(orders().find("ta-r1").orThrow()).contains(first);
  }

  @Test
  void a_sale_brings_cash_and_takes_units() {
    Order intent = sent("r1", Side.SELL, 10);

    orders().settle(ACCOUNT, report(intent, OrderStatus.FILLED, fills(intent, 10))).orThrow();

    Portfolio after = accounts().find(ACCOUNT).orThrow().portfolio();
    assertThat(after.cash()).isEqualTo(Money.of("101004", Currency.USD));
    assertThat(after.positions()).isEmpty();
  }

  @Test
  void a_sale_of_more_than_is_held_moves_nothing() {
    Order intent = sent("r1", Side.SELL, 11);

    Result<Order> settled =
        orders().settle(ACCOUNT, report(intent, OrderStatus.FILLED, fills(intent, 11)));

    assertThat(reason(settled)).isEqualTo(Reason.INVALID);
    assertThat(accounts().find(ACCOUNT).orThrow().portfolio().quantity(AAPL))
        .isEqualTo(Quantity.of(10));
    assertThat(orders().find("ta-r1").orThrow().orElseThrow().status()).isEqualTo(OrderStatus.SENT);
  }

  @Test
  void an_execution_that_is_reported_in_two_ways_is_doubted() {
    Order intent = sent("r1", Side.BUY, 5);
    Fill fill = fills(intent, 2).getFirst();
    orders().settle(ACCOUNT, report(intent, OrderStatus.PARTLY_FILLED, List.of(fill))).orThrow();
    Fill other = fill(intent, fill.executionId(), fill.quantity(), Price.of("7", Currency.USD));

    Result<Order> settled =
        orders().settle(ACCOUNT, report(intent, OrderStatus.PARTLY_FILLED, List.of(other)));

    assertThat(reason(settled)).isEqualTo(Reason.DOUBTFUL_DATA);
  }

  @Test
  void an_order_and_its_note_are_read_back_exactly() {
    Order intent = sent("r1", Side.BUY, 5);
    Order working =
        new Order(
            "ta-r1", AAPL, Side.BUY, Quantity.of(5), OrderStatus.WORKING, List.of(), "waits <b>");

    orders().settle(ACCOUNT, working).orThrow();

    assertThat(orders().find(intent.clientOrderId()).orThrow()).contains(working);
  }

  @Test
  void an_order_of_another_account_is_not_settled() {
    Order intent = sent("r1", Side.BUY, 5);
    accounts().openIfAbsent("other", Portfolio.ofCash(CASH)).orThrow();

    Result<Order> settled =
        orders().settle("other", report(intent, OrderStatus.FILLED, fills(intent, 5)));

    assertThat(reason(settled)).isEqualTo(Reason.NOT_FOUND);
    assertThat(audit("other")).isEmpty();
  }

  @Test
  void many_fills_of_one_report_are_all_accounted_for() {
    Order intent = sent("r1", Side.BUY, 95);

    Order settled =
        orders()
            .settle(ACCOUNT, report(intent, OrderStatus.FILLED, fills(intent, ones(95))))
            .orThrow();

    assertThat(settled.status()).isEqualTo(OrderStatus.FILLED);
    assertThat(settled.fills()).hasSize(95);
    assertThat(accounts().find(ACCOUNT).orThrow().portfolio().quantity(AAPL))
        .isEqualTo(Quantity.of(105));
  }

  @Test
  void fills_in_any_order_and_any_number_of_times_give_the_account_of_the_oracle() {
    for (int seed = 0; seed < 12; seed++) {
      Random random = new Random(seed);
      String id = "seed-" + seed;
      Portfolio before = accounts().find(ACCOUNT).orThrow().portfolio();
      int parts = 1 + random.nextInt(5);
      long[] sizes = random.longs(parts, 1, 4).toArray();
      long total = Arrays.stream(sizes).sum();
      Order intent = sent(id, Side.BUY, total);
      List<Fill> fills = fills(intent, sizes);

      for (Order report : shuffledReports(intent, fills, random)) {
        orders().settle(ACCOUNT, report).orThrow();
      }

      BigDecimal paid = BigDecimal.ZERO;
      for (Fill fill : fills) {
        BigDecimal value = fill.price().value().multiply(fill.quantity().value());
        paid = paid.add(value).add(fill.commission().amount());
      }
      Portfolio after = accounts().find(ACCOUNT).orThrow().portfolio();
      assertThat(after.cash().amount())
          .as(id)
          .isEqualByComparingTo(before.cash().amount().subtract(paid));
      assertThat(after.quantity(AAPL)).isEqualTo(before.quantity(AAPL).plus(Quantity.of(total)));
      assertThat(orders().find("ta-" + id).orThrow().orElseThrow().status())
          .isEqualTo(OrderStatus.FILLED);
      assertThat(audit(ACCOUNT)).isEmpty();
    }
  }

  /**
   * Each fill in one to three reports that hold any of the fills, late acknowledgements among them.
   */
  private static List<Order> shuffledReports(Order intent, List<Fill> fills, Random random) {
    List<Order> reports = new ArrayList<>();
    reports.add(report(intent, OrderStatus.WORKING, List.of()));
    for (Fill fill : fills) {
      for (int i = 0; i <= random.nextInt(3); i++) {
        List<Fill> some = new ArrayList<>(List.of(fill));
        fills.stream().filter(f -> !f.equals(fill) && random.nextInt(3) == 0).forEach(some::add);
        Collections.shuffle(some, random);
        reports.add(report(intent, OrderStatus.PARTLY_FILLED, some));
      }
    }
    Collections.shuffle(reports, random);
    return reports;
  }

  private static Position held() {
    Lot bought = new Lot(Quantity.of(7), Price.of("90.25", Currency.USD), ApprovedRun.SESSION);
    Lot given = new Lot(Quantity.of(3), Price.of("1", Currency.USD), null);
    return new Position(AAPL, List.of(bought, given));
  }

  private Run stored(String id, Side side, long units, long epoch) {
    Run run = ApprovedRun.of(id, side, units, epoch);
    store(run);
    return run;
  }

  private Order intended(String id, Side side, long units) {
    Run run = stored(id, side, units, 0);
    return orders().intend(run, ApprovedRun.intent(run, "ta-" + id)).orThrow();
  }

  private Order sent(String id, Side side, long units) {
    Order intent = intended(id, side, units);
    return orders().settle(ACCOUNT, intent.on(OrderEvent.SENT, null).orThrow()).orThrow();
  }

  private static Order report(Order order, OrderStatus status, List<Fill> fills) {
    return new Order(
        order.clientOrderId(), order.symbol(), order.side(), order.quantity(), status, fills, null);
  }

  private static long[] ones(int count) {
    long[] sizes = new long[count];
    Arrays.fill(sizes, 1);
    return sizes;
  }

  /** Executions of the given sizes at 101, 102, ..., each with a commission of one. */
  private static List<Fill> fills(Order order, long... sizes) {
    List<Fill> fills = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      Price price = new Price(BigDecimal.valueOf(101 + i), Currency.USD);
      String id = order.clientOrderId() + "-" + (i + 1);
      fills.add(fill(order, id, Quantity.of(sizes[i]), price));
    }
    return fills;
  }

  private static Fill fill(Order order, String id, Quantity quantity, Price price) {
    return new Fill(
        id,
        order.clientOrderId(),
        order.symbol(),
        order.side(),
        quantity,
        price,
        Money.of(order.side() == Side.BUY ? "1" : "6", Currency.USD),
        ApprovedRun.SESSION.plusDays(1),
        Instant.parse("2018-05-11T13:30:00Z"));
  }

  private static Reason reason(Result<?> result) {
    if (result instanceof Result.Err<?>(var failure)) {
      return failure.reason();
    }
    throw new AssertionError("expected a failure, got " + result);
  }
}
