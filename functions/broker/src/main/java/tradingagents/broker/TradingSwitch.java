package tradingagents.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import tradingagents.broker.SwitchStand.Change;
import tradingagents.broker.SwitchStand.Entry;
import tradingagents.broker.SwitchStand.Wish;
import tradingagents.chain.ledger.ControlItem;
import tradingagents.chain.ledger.LedgerCall;
import tradingagents.chain.ledger.StoredItem;
import tradingagents.desk.gate.TradingControl;
import tradingagents.desk.gate.TradingState;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * The writing side of the trading switch. A halt depends on nothing that is stored, not even on a
 * readable switch: the state is set and the epoch counted up in place, so from the answer on no
 * order can be intended under a verdict from before. Every other change holds only for the switch
 * that it was meant for. Loosening it takes a wish by one person and, within a quarter of an hour,
 * the same wish by another, each under the epoch that they saw. Every change leaves a line of
 * history in its own transaction.
 */
public final class TradingSwitch {
  /** How long a first person's wish stands. */
  public static final Duration WISH_STANDS = Duration.ofMinutes(15);

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
  public TradingSwitch(DynamoDbClient client, String table, Supplier<String> ids) {
    this.client = client;
    this.table = table;
    this.ids = ids;
  }

  /**
   * Reads the switch consistently.
   *
   * @return as it stands; a state that does not exist is a failure, never "on"
   */
  public Result<SwitchStand> read() {
    return LedgerCall.of(() -> {
      GetItemResponse response =
          client.getItem(get -> get.tableName(table).key(ControlItem.key()).consistentRead(true));
      return Result.ok(
          response.hasItem()
              ? stand(new StoredItem(response.item()))
              : new SwitchStand(ControlItem.NEVER_THROWN, null, null));
    });
  }

  /**
   * Reads the newest changes.
   *
   * @param atMost how many
   * @return the newest first
   */
  public Result<List<Entry>> history(int atMost) {
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

  /**
   * Halts trading, whatever is stored.
   *
   * @param change by whom, when and why
   * @return true; a failure only when the store does not take it
   */
  public Result<Boolean> halt(Change change) {
    return set(TradingState.HALTED, change, null);
  }

  /**
   * Allows nothing but sales, unless trading is halted: that would be no step down.
   *
   * @param change by whom, when and why
   * @return false when it is halted, which stays so
   */
  public Result<Boolean> reduce(Change change) {
    return set(
        TradingState.REDUCING,
        change,
        "attribute_not_exists(pk) OR #state = :active OR #state = :state");
  }

  private Result<Boolean> set(TradingState state, Change change, @Nullable String condition) {
    Map<String, AttributeValue> values = values(state, change);
    if (condition != null) {
      values.put(":active", StoredItem.s(TradingState.ACTIVE));
    }
    List<TransactWriteItem> actions =
        List.of(update(SET, condition, values), line(state, change, Optional.empty()));
    return LedgerCall.of(() -> {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        switch (Commit.of(client, actions)) {
          case DONE -> {
            return Result.ok(true);
          }
          case REFUSED -> {
            return Result.ok(false);
          }
          case RACED -> {}
        }
      }
      return Result.err(Reason.CONFLICT, "the switch is being used without a pause");
    });
  }

  /**
   * Wishes for a looser state, or fulfils another person's wish for it.
   *
   * @param seen the switch as it was read; nothing is done when it has changed since
   * @param state the looser state
   * @param change by whom, when and why
   * @param people how many different people it takes: one or two
   * @return true when it is looser now, false when it waits for a second person; CONFLICT when it
   *     changed meanwhile
   */
  public Result<Boolean> loosen(SwitchStand seen, TradingState state, Change change, int people) {
    Optional<Wish> seconded =
        Optional.ofNullable(seen.wish()).filter(wish -> wish.waits(state, change));
    boolean done = people < 2 || seconded.isPresent();
    List<TransactWriteItem> actions =
        done
            ? List.of(
                loosened(seen, state, change, seconded.orElse(null)),
                line(state, change, seconded.map(wish -> wish.change().by())))
            : List.of(wished(seen, state, change));
    return LedgerCall.of(() ->
        Commit.of(client, actions) == Commit.DONE
            ? Result.ok(done)
            : Result.err(Reason.CONFLICT, "the switch was thrown meanwhile, look at it again"));
  }

  private TransactWriteItem loosened(
      SwitchStand seen, TradingState state, Change change, @Nullable Wish seconded) {
    Map<String, AttributeValue> values = values(state, change);
    String condition = unchanged(seen, values);
    if (seconded != null) {
      values.put(":first", StoredItem.s(seconded.change().by()));
      values.put(":asked", StoredItem.s(seconded.change().at()));
      condition += " AND wishState = :state AND wishBy = :first AND wishAt = :asked";
    }
    return update(SET, condition, values);
  }

  private TransactWriteItem wished(SwitchStand seen, TradingState state, Change change) {
    Map<String, AttributeValue> values = values(state, change);
    values.remove(":one");
    return update(
        "SET wishState = :state, wishBy = :by, wishAt = :at, wishReason = :reason",
        unchanged(seen, values),
        values);
  }

  private TransactWriteItem update(
      String expression, @Nullable String condition, Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table)
                .key(ControlItem.key())
                .updateExpression(expression)
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
