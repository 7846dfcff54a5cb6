package tradingagents.local.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import tradingagents.broker.DynamoOrders;
import tradingagents.chain.ledger.ControlItem;
import tradingagents.chain.ledger.DynamoAccounts;
import tradingagents.chain.ledger.DynamoJournal;
import tradingagents.chain.ledger.StoredItem;
import tradingagents.desk.gate.TradingControl;
import tradingagents.desk.port.Accounts;
import tradingagents.desk.port.Orders;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Run;
import tradingagents.local.endpoint.Endpoint;
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
import tradingagents.testkit.ApprovedRun;
import tradingagents.testkit.LedgerContract;

/** The deployed adapters through a genuine SDK client, wherever it leads. */
abstract class DynamoLedgerContract extends LedgerContract {
  private final String ledger = Endpoint.fresh("ledger");
  private final String runs = Endpoint.fresh("runs");
  private final DynamoDbClient client;
  private final Runnable closing;
  private final DynamoAccounts accounts;
  private final DynamoOrders orders;

  /**
   * Where the ledger is.
   *
   * @param client a genuine one
   * @param closing gives it back
   */
  record Place(DynamoDbClient client, Runnable closing) {}

  DynamoLedgerContract(Place place) {
    this.client = place.client();
    this.closing = place.closing();
    this.accounts = new DynamoAccounts(client, ledger);
    this.orders = new DynamoOrders(client, ledger, runs);
    table(ledger);
    table(runs);
  }

  @Override
  protected void close() {
    closing.run();
  }

  @Test
  void a_switch_in_an_unknown_state_is_unreadable_never_on() {
    putUnknownSwitch();

    assertThat(reason(accounts.control())).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void an_intent_against_a_switch_in_an_unknown_state_is_forbidden() {
    Run run = ApprovedRun.of("r1", Side.BUY, 5, 0);
    store(run);
    putUnknownSwitch();

    assertThat(reason(orders.intend(run, ApprovedRun.intent(run, "ta-r1"))))
        .isEqualTo(Reason.FORBIDDEN);
  }

  private void putUnknownSwitch() {
    put(
        ledger,
        Map.of(
            "pk", StoredItem.s("CONTROL"),
            "sk", StoredItem.s("TRADING"),
            "state", StoredItem.s("active"),
            "epoch", StoredItem.n(0)));
  }

  @Test
  void an_account_without_its_cash_is_corrupt_not_empty() {
    put(
        ledger,
        Map.of(
            "pk", StoredItem.s("ACCOUNT#torn"),
            "sk", StoredItem.s("ACCOUNT"),
            "account", StoredItem.s("torn"),
            "version", StoredItem.n(1)));

    assertThat(reason(accounts.find("torn"))).isEqualTo(Reason.CORRUPT);
    assertThat(reason(accounts.openIfAbsent("torn", accounts.find("paper").orThrow().portfolio())))
        .isEqualTo(Reason.CORRUPT);
  }

  @Test
  void a_table_that_does_not_exist_is_a_failure_that_names_it() {
    Result<?> found = new DynamoAccounts(client, "elsewhere").find("paper");

    assertThat(reason(found)).isEqualTo(Reason.UNAVAILABLE);
  }

  @Test
  void the_audit_finds_money_that_moved_without_a_fill() {
    var before = accounts.item(ApprovedRun.ACCOUNT).orThrow();
    var richer = before.holding(before.opened().apply(sale()).orThrow());
    put(ledger, richer.attributes());

    assertThat(audit(ApprovedRun.ACCOUNT))
        .containsExactly(
            "the cash is 100100 USD, the journal says 100000 USD",
            "9 AAPL are held, the journal says 10");

    put(ledger, before.attributes());
  }

  @Test
  void many_runs_that_settle_on_one_account_at_once_lose_nothing() throws Exception {
    List<Order> sent = IntStream.range(0, 24).mapToObj(i -> sent("run-" + i)).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Order>> work = sent.stream().map(this::untilSettled).toList();
      for (Future<Order> settled : threads.invokeAll(work)) {
        assertThat(settled.get().status()).isEqualTo(OrderStatus.FILLED);
      }
    }

    var portfolio = accounts.find(ApprovedRun.ACCOUNT).orThrow().portfolio();
    assertThat(portfolio.quantity(new Symbol("AAPL"))).isEqualTo(Quantity.of(34));
    assertThat(portfolio.cash()).isEqualTo(Money.of("97576", Currency.USD));
  }

  @Test
  void two_deliveries_at_once_claim_an_order_once() throws Exception {
    for (int i = 0; i < 20; i++) {
      Run run = ApprovedRun.of("twice-" + i, Side.BUY, 1, 0);
      store(run);
      Order intent = ApprovedRun.intent(run, "ta-" + run.id());
      orders.intend(run, intent).orThrow();
      Order claim = intent.on(OrderEvent.SENT, null).orThrow();
      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        Callable<Result<Order>> settle = () -> orders.settle(ApprovedRun.ACCOUNT, claim);
        long claimed = 0;
        for (Future<Result<Order>> answer : threads.invokeAll(List.of(settle, settle))) {
          claimed += answer.get() instanceof Result.Ok<Order> ? 1 : 0;
        }
        assertThat(claimed).isEqualTo(1);
      }
    }
  }

  private Callable<Order> untilSettled(Order order) {
    return () -> {
      Order filled =
          new Order(
              order.clientOrderId(),
              order.symbol(),
              order.side(),
              order.quantity(),
              OrderStatus.FILLED,
              List.of(fill(order, Side.BUY)),
              null);
      while (true) {
        if (orders.settle(ApprovedRun.ACCOUNT, filled) instanceof Result.Ok<Order>(Order done)) {
          return done;
        }
      }
    };
  }

  private Order sent(String runId) {
    Run run = ApprovedRun.of(runId, Side.BUY, 1, 0);
    store(run);
    Order intent = ApprovedRun.intent(run, "ta-" + runId);
    orders.intend(run, intent).orThrow();
    return orders.settle(ApprovedRun.ACCOUNT, intent.on(OrderEvent.SENT, null).orThrow()).orThrow();
  }

  private static Fill sale() {
    return fill(Order.intent("ta-ghost", new Symbol("AAPL"), Side.SELL, Quantity.ONE), Side.SELL);
  }

  private static Fill fill(Order order, Side side) {
    return new Fill(
        order.clientOrderId() + "-1",
        order.clientOrderId(),
        order.symbol(),
        side,
        Quantity.ONE,
        Price.of(side == Side.BUY ? "100" : "101", Currency.USD),
        Money.of("1", Currency.USD),
        ApprovedRun.SESSION,
        ApprovedRun.AS_OF);
  }

  @Override
  protected Accounts accounts() {
    return accounts;
  }

  @Override
  protected Orders orders() {
    return orders;
  }

  @Override
  protected void store(Run run) {
    put(
        runs,
        Map.of(
            "pk", StoredItem.s("RUN#" + run.id()),
            "sk", StoredItem.s("HEAD"),
            "version", StoredItem.n(run.version())));
    boolean approved = run.outcome(RiskVerdict.class).map(RiskVerdict::approved).orElse(false);
    put(
        runs,
        Map.of(
            "pk", StoredItem.s("RUN#" + run.id()),
            "sk", StoredItem.s("OUT#risk-check#1"),
            "approved", AttributeValue.fromBool(approved)));
  }

  @Override
  protected void cancel(String runId) {
    client.updateItem(update ->
        update
            .tableName(runs)
            .key(head(runId))
            .updateExpression("SET cancelled = :true, version = version + :one")
            .expressionAttributeValues(
                Map.of(":true", AttributeValue.fromBool(true), ":one", StoredItem.n(1))));
  }

  @Override
  protected long storedVersion(String runId) {
    return headItem(runId).number("version");
  }

  @Override
  protected boolean storedIntended(String runId) {
    AttributeValue intended = headItem(runId).attributes().get("orderIntended");
    return intended != null && intended.bool();
  }

  @Override
  protected void control(TradingControl control) {
    put(ledger, ControlItem.attributes(control));
  }

  @Override
  protected List<String> audit(String account) {
    return new DynamoJournal(client, ledger).audit(account).orThrow();
  }

  private StoredItem headItem(String runId) {
    return new StoredItem(
        client.getItem(get -> get.tableName(runs).key(head(runId)).consistentRead(true)).item());
  }

  private static Map<String, AttributeValue> head(String runId) {
    return Map.of("pk", StoredItem.s("RUN#" + runId), "sk", StoredItem.s("HEAD"));
  }

  private void put(String table, Map<String, AttributeValue> item) {
    client.putItem(put -> put.tableName(table).item(item));
  }

  private void table(String name) {
    client.createTable(create ->
        create
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(attribute("pk"), attribute("sk"))
            .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
  }

  static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder().attributeName(name).attributeType(S).build();
  }

  static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static Reason reason(Result<?> result) {
    if (result instanceof Result.Err<?>(var failure)) {
      return failure.reason();
    }
    throw new AssertionError("expected a failure, got " + result);
  }
}
