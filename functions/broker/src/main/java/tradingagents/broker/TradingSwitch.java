package tradingagents.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import tradingagents.broker.SwitchStand.Change;
import tradingagents.broker.SwitchStand.Entry;
import tradingagents.broker.SwitchStand.Wish;
import tradingagents.chain.AwsFailures;
import tradingagents.chain.ledger.ControlItem;
import tradingagents.chain.ledger.LedgerCall;
import tradingagents.chain.ledger.StoredItem;
import tradingagents.desk.gate.TradingControl;
import tradingagents.desk.gate.TradingState;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * The writing side of the trading switch. Tightening it depends on nothing that is stored, not even
 * on a readable switch: the state is set and the epoch counted up in place, so from the answer on
 * no order can be intended under a verdict from before. Loosening it takes a wish by one person
 * and, within a quarter of an hour, the same wish by another, each under the epoch that they saw.
 * Every change leaves a line of history in its own transaction.
 */
final class TradingSwitch {
  /** How long a first person's wish stands. */
  static final Duration WISH_STANDS = Duration.ofMinutes(15);

  private static final int ATTEMPTS = 20;
  private static final String SET =
      "SET #state = :state, changedBy = :by, changedAt = :at,"
          + " changeReason = :reason REMOVE wishState, wishBy, wishAt, wishReason"
          + " ADD epoch :one";

  private final DynamoDbClient client;
  private final String table;
  private final Supplier<String> ids;

  /**
   * A switch.
   *
   * @param client how the ledger is reached
   * @param table the ledger's name
   * @param ids new ids, for two changes within one instant
   */
  TradingSwitch(DynamoDbClient client, String table, Supplier<String> ids) {
    this.client = client;
    this.table = table;
    this.ids = ids;
  }

  /** The switch as it stands; a state that does not exist is a failure, never "on". */
  Result<SwitchStand> read() {
    return LedgerCall.of(() -> {
      GetItemResponse response =
          client.getItem(get -> get.tableName(table).key(ControlItem.key()).consistentRead(true));
      return Result.ok(
          response.hasItem()
              ? stand(new StoredItem(response.item()))
              : new SwitchStand(ControlItem.NEVER_THROWN, null, null));
    });
  }

  /** The newest changes, newest first. */
  Result<List<Entry>> history(int atMost) {
    return LedgerCall.of(() ->
        Result.ok(
            client
                .query(query ->
                    query
                        .tableName(table)
                        .consistentRead(true)
                        .scanIndexForward(false)
                        .limit(atMost)
                        .keyConditionExpression("pk = :control AND begins_with(sk, :change)")
                        .expressionAttributeValues(
                            Map.of(
                                ":control", StoredItem.s("CONTROL"),
                                ":change", StoredItem.s("CHANGE#"))))
                .items()
                .stream()
                .map(StoredItem::new)
                .map(TradingSwitch::entry)
                .toList()));
  }

  /** Sets a tighter state, or the same one again, whatever is stored. */
  Result<SwitchStand> tighten(TradingState state, Change change) {
    TransactWriteItem set =
        TransactWriteItem.builder()
            .update(update ->
                update
                    .tableName(table)
                    .key(ControlItem.key())
                    .updateExpression(SET)
                    .expressionAttributeNames(Map.of("#state", "state"))
                    .expressionAttributeValues(values(state, change)))
            .build();
    return LedgerCall.of(() -> {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (committed(set, line(state, change, Optional.empty()))) {
          return read();
        }
      }
      return Result.err(Reason.CONFLICT, "the switch is being used without a pause");
    });
  }

  /**
   * Wishes for a looser state, or fulfils another person's wish for it.
   *
   * @param seen the switch as it was read
   * @param people how many different people it takes: one or two
   * @return as it stands now, looser or with the wish; CONFLICT when it changed meanwhile
   */
  Result<SwitchStand> loosen(SwitchStand seen, TradingState state, Change change, int people) {
    Wish wish = seen.wish();
    boolean seconds =
        wish != null
            && wish.state() == state
            && !wish.change().by().equals(change.by())
            && change.at().isBefore(wish.change().at().plus(WISH_STANDS));
    return LedgerCall.of(() -> {
      boolean done =
          (people < 2 || seconds)
              ? committed(
                  loosened(seen, state, change),
                  line(state, change, Optional.ofNullable(wish).map(w -> w.change().by())))
              : committed(wished(seen, state, change));
      return done
          ? read()
          : Result.err(Reason.CONFLICT, "the switch was thrown meanwhile, look at it again");
    });
  }

  private TransactWriteItem loosened(SwitchStand seen, TradingState state, Change change) {
    Map<String, AttributeValue> values = values(state, change);
    String condition = unchanged(seen, values);
    Wish wish = seen.wish();
    if (wish != null) {
      values.put(":first", StoredItem.s(wish.change().by()));
      condition += " AND wishBy = :first";
    }
    String held = condition;
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table)
                .key(ControlItem.key())
                .updateExpression(SET)
                .conditionExpression(held)
                .expressionAttributeNames(Map.of("#state", "state"))
                .expressionAttributeValues(values))
        .build();
  }

  private TransactWriteItem wished(SwitchStand seen, TradingState state, Change change) {
    Map<String, AttributeValue> values = values(state, change);
    values.remove(":one");
    String condition = unchanged(seen, values);
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table)
                .key(ControlItem.key())
                .updateExpression(
                    "SET wishState = :state, wishBy = :by, wishAt = :at," + " wishReason = :reason")
                .conditionExpression(condition)
                .expressionAttributeNames(Map.of("#state", "state"))
                .expressionAttributeValues(values))
        .build();
  }

  private static String unchanged(SwitchStand seen, Map<String, AttributeValue> values) {
    values.put(":seen", StoredItem.n(seen.control().epoch()));
    values.put(":was", StoredItem.s(seen.control().state()));
    return "epoch = :seen AND #state = :was";
  }

  private static Map<String, AttributeValue> values(TradingState state, Change change) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":state", StoredItem.s(state));
    values.put(":by", StoredItem.s(change.by()));
    values.put(":at", StoredItem.s(change.at()));
    values.put(":reason", StoredItem.s(change.reason()));
    values.put(":one", StoredItem.n(1));
    return values;
  }

  private TransactWriteItem line(TradingState state, Change change, Optional<String> first) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("pk", StoredItem.s("CONTROL"));
    item.put(
        "sk", StoredItem.s("CHANGE#%013d#%s".formatted(change.at().toEpochMilli(), ids.get())));
    item.put("state", StoredItem.s(state));
    item.put("by", StoredItem.s(change.by()));
    item.put("at", StoredItem.s(change.at()));
    item.put("reason", StoredItem.s(change.reason()));
    first.ifPresent(name -> item.put("askedBy", StoredItem.s(name)));
    return TransactWriteItem.builder().put(put -> put.tableName(table).item(item)).build();
  }

  /** False when a condition did not hold or an order was being intended at the same moment. */
  private boolean committed(TransactWriteItem... actions) {
    try {
      client.transactWriteItems(request -> request.transactItems(actions));
      return true;
    } catch (TransactionCanceledException e) {
      if (AwsFailures.of(e).reason() == Reason.CONFLICT) {
        return false;
      }
      throw e;
    }
  }

  private static SwitchStand stand(StoredItem item) {
    TradingControl control = ControlItem.read(item);
    Change changed =
        item.optional("changedBy")
            .map(by ->
                new Change(by, Instant.parse(item.text("changedAt")), item.text("changeReason")))
            .orElse(null);
    Wish wish =
        item.optional("wishBy")
            .map(by ->
                new Wish(
                    TradingState.valueOf(item.text("wishState")),
                    new Change(by, Instant.parse(item.text("wishAt")), item.text("wishReason"))))
            .orElse(null);
    return new SwitchStand(control, changed, wish);
  }

  private static Entry entry(StoredItem item) {
    return new Entry(
        TradingState.valueOf(item.text("state")),
        new Change(item.text("by"), Instant.parse(item.text("at")), item.text("reason")),
        item.optional("askedBy"));
  }
}
