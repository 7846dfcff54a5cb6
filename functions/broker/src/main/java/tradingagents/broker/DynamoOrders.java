package tradingagents.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import tradingagents.chain.AwsFailures;
import tradingagents.chain.ledger.AccountItem;
import tradingagents.chain.ledger.DynamoAccounts;
import tradingagents.chain.ledger.JournalItem;
import tradingagents.chain.ledger.LedgerCall;
import tradingagents.chain.ledger.StoredItem;
import tradingagents.desk.port.Orders;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Run;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.order.Fill;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderEvent;
import tradingagents.model.order.OrderStatus;
import tradingagents.model.order.Settlement;
import tradingagents.model.portfolio.JournalEntry;
import tradingagents.model.portfolio.Portfolio;

/**
 * The ledger's writing side on DynamoDB. An order is intended in one transaction with its
 * conditions; a report is settled in one transaction of the order, the account, one item per new
 * execution (which cannot be written twice) and its journal line. A lost race is read again and
 * decided again, a bounded number of times; after that, and for every fault of the store, the
 * failure is transient.
 */
public final class DynamoOrders implements Orders {
  /**
   * Three items a fill at most, one order, its mark, one account: far below the hundred of a
   * transaction.
   */
  private static final int FILLS_AT_ONCE = 30;

  private static final int ATTEMPTS = 5;

  private final DynamoDbClient client;
  private final String ledger;
  private final String runs;
  private final DynamoAccounts accounts;

  /**
   * A ledger that may be written.
   *
   * @param client how it is reached
   * @param ledgerTable accounts, orders, fills, journal and the switch
   * @param runsTable the runs, whose verdict and version an intent is bound to
   */
  public DynamoOrders(DynamoDbClient client, String ledgerTable, String runsTable) {
    this.client = client;
    this.ledger = ledgerTable;
    this.runs = runsTable;
    this.accounts = new DynamoAccounts(client, ledgerTable);
  }

  @Override
  public Result<Order> intend(Run run, Order intent) {
    Optional<RiskVerdict> verdict = run.outcome(RiskVerdict.class);
    if (verdict.isEmpty() || !verdict.get().approved()) {
      return Result.err(Reason.FORBIDDEN, "run " + run.id() + " has no approved verdict");
    }
    long epoch = verdict.get().killEpoch();
    OrderItem item = new OrderItem(intent, run.mandate().account(), run.id(), 1);
    IntentTransaction transaction = new IntentTransaction(ledger, runs);
    return LedgerCall.of(() -> {
      try {
        client.transactWriteItems(transaction.request(run, item, epoch));
        return Result.ok(intent);
      } catch (TransactionCanceledException e) {
        return IntentTransaction.refusal(e.cancellationReasons())
            .map(refusal -> refused(refusal, run, intent))
            .orElseGet(() -> new Result.Err<>(AwsFailures.of(e)));
      }
    });
  }

  private Result<Order> refused(IntentTransaction.Refusal refusal, Run run, Order intent) {
    return switch (refusal) {
      case ALREADY_THERE -> item(intent.clientOrderId()).map(OrderItem::order);
      case SWITCH_THROWN ->
          Result.err(Reason.FORBIDDEN, "the trading switch was thrown since the verdict");
      case NOT_APPROVED ->
          Result.err(Reason.FORBIDDEN, "no approved verdict is stored for run " + run.id());
      case RUN_CHANGED -> Result.err(Reason.CONFLICT, "run " + run.id() + " has changed");
    };
  }

  @Override
  public Result<Optional<Order>> find(String clientOrderId) {
    return LedgerCall.of(() -> Result.ok(get(clientOrderId).map(OrderItem::order)));
  }

  @Override
  public Result<Order> settle(String account, Order order) {
    return settle(account, order, false);
  }

  @Override
  public Result<Order> settleWhileOpen(String account, Order order) {
    return settle(account, order, true);
  }

  @Override
  public Result<Order> withdraw(String account, String clientOrderId, String why) {
    return LedgerCall.of(() -> {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Optional<OrderItem> found = get(clientOrderId).filter(o -> o.account().equals(account));
        if (found.isEmpty()) {
          return none(account, clientOrderId);
        }
        Order order = found.get().order();
        if (order.status() != OrderStatus.INTENT) {
          return Result.ok(order);
        }
        Order cancelled = order.on(OrderEvent.CANCELLED, why).orThrow();
        Optional<Result<Order>> done = written(found.get(), new Settlement(cancelled, List.of()));
        if (done.isPresent()) {
          return done.get();
        }
      }
      return Result.err(Reason.CONFLICT, "order " + clientOrderId + " keeps changing");
    });
  }

  @Override
  public Result<List<OpenOrder>> open() {
    return LedgerCall.of(() -> {
      List<OpenOrder> found = new ArrayList<>();
      for (var line :
          client
              .queryPaginator(query ->
                  query
                      .tableName(ledger)
                      .consistentRead(true)
                      .keyConditionExpression("pk = :open")
                      .expressionAttributeValues(Map.of(":open", StoredItem.s(OpenItem.PARTITION))))
              .items()) {
        found.add(OpenItem.read(new StoredItem(line)));
      }
      return Result.ok(List.copyOf(found));
    });
  }

  private Result<Order> settle(String account, Order order, boolean whileOpen) {
    return LedgerCall.of(() -> {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Optional<Result<Order>> settled = settleOnce(account, order, whileOpen);
        if (settled.isPresent()) {
          return settled.get();
        }
      }
      return Result.err(
          Reason.CONFLICT,
          "order " + order.clientOrderId() + " or account '" + account + "' keeps changing");
    });
  }

  /** Empty when somebody else changed the order or the account meanwhile, or when more is to do. */
  private Optional<Result<Order>> settleOnce(String account, Order reported, boolean whileOpen) {
    Result<OrderItem> found = item(reported.clientOrderId());
    if (found instanceof Result.Err<OrderItem>(Failure failure)) {
      return Optional.of(new Result.Err<>(failure));
    }
    OrderItem stored = found.orThrow();
    if (!stored.account().equals(account)) {
      return Optional.of(none(account, reported.clientOrderId()));
    }
    if (whileOpen && stored.order().status().isDone()) {
      return Optional.of(Result.ok(stored.order()));
    }
    return switch (Settlement.of(stored.order(), reported)) {
      case Result.Err<Settlement>(Failure failure) -> Optional.of(new Result.Err<>(failure));
      case Result.Ok<Settlement>(Settlement all) -> {
        if (!all.changes(stored.order())) {
          yield Optional.of(Result.ok(stored.order()));
        }
        yield all.moves().size() <= FILLS_AT_ONCE
            ? written(stored, all)
            : written(stored, first(stored.order(), all))
                .flatMap(part -> again(part, account, all, whileOpen));
      }
    };
  }

  private static Result<Order> none(String account, String clientOrderId) {
    return Result.err(Reason.NOT_FOUND, "account '" + account + "' has no order " + clientOrderId);
  }

  private Optional<Result<Order>> again(
      Result<Order> part, String account, Settlement all, boolean whileOpen) {
    return Optional.of(
        part instanceof Result.Ok<Order> ? settle(account, all.order(), whileOpen) : part);
  }

  /** As much of a settlement as one transaction takes. */
  private static Settlement first(Order stored, Settlement all) {
    List<Fill> moves = all.moves().subList(0, FILLS_AT_ONCE);
    List<Fill> fills = new ArrayList<>(stored.fills());
    fills.addAll(moves);
    Order part =
        new Order(
            stored.clientOrderId(),
            stored.symbol(),
            stored.side(),
            stored.quantity(),
            stored.status().isDone() ? stored.status() : OrderStatus.PARTLY_FILLED,
            fills,
            stored.note());
    return new Settlement(part, moves);
  }

  private Optional<Result<Order>> written(OrderItem stored, Settlement settlement) {
    List<TransactWriteItem> actions = new ArrayList<>();
    actions.add(replaced(stored.next(settlement.order()).attributes(), stored.version()));
    if (settlement.order().status().isDone()) {
      actions.add(OpenItem.gone(ledger, stored.order().clientOrderId()));
    }
    if (!settlement.moves().isEmpty()) {
      Result<AccountItem> account = accounts.item(stored.account());
      if (account instanceof Result.Err<AccountItem>(Failure failure)) {
        return Optional.of(new Result.Err<>(failure));
      }
      AccountItem before = account.orThrow();
      Result<Portfolio> after = Result.ok(before.account().portfolio());
      for (Fill fill : settlement.moves()) {
        if (after instanceof Result.Ok<Portfolio>(Portfolio holding)) {
          after = holding.apply(fill);
        }
        actions.add(added(OrderItem.fillItem(fill)));
        actions.add(added(JournalItem.attributes(stored.account(), JournalEntry.of(fill))));
      }
      if (after instanceof Result.Err<Portfolio>(Failure failure)) {
        return Optional.of(new Result.Err<>(failure));
      }
      AccountItem next = before.holding(after.orThrow());
      actions.add(replaced(next.attributes(), before.account().version()));
    }
    // Not done: somebody else was faster.
    return Commit.of(client, actions) == Commit.DONE
        ? Optional.of(Result.ok(settlement.order()))
        : Optional.empty();
  }

  private TransactWriteItem replaced(Map<String, AttributeValue> item, long seen) {
    return TransactWriteItem.builder()
        .put(put ->
            put.tableName(ledger)
                .item(item)
                .conditionExpression("#version = :seen")
                .expressionAttributeNames(Map.of("#version", "version"))
                .expressionAttributeValues(Map.of(":seen", StoredItem.n(seen))))
        .build();
  }

  private TransactWriteItem added(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(
            put -> put.tableName(ledger).item(item).conditionExpression("attribute_not_exists(pk)"))
        .build();
  }

  private Result<OrderItem> item(String clientOrderId) {
    return LedgerCall.of(() ->
        get(clientOrderId)
            .<Result<OrderItem>>map(Result::ok)
            .orElseGet(() -> Result.err(Reason.NOT_FOUND, "there is no order " + clientOrderId)));
  }

  private Optional<OrderItem> get(String clientOrderId) {
    GetItemResponse response =
        client.getItem(
            get -> get.tableName(ledger).key(OrderItem.key(clientOrderId)).consistentRead(true));
    return response.hasItem()
        ? Optional.of(OrderItem.read(new StoredItem(response.item())))
        : Optional.empty();
  }
}
