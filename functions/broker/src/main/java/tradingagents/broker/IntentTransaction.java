package tradingagents.broker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import tradingagents.chain.ledger.ControlItem;
import tradingagents.chain.ledger.StoredItem;
import tradingagents.desk.gate.TradingState;
import tradingagents.desk.run.Run;
import tradingagents.model.order.Order;
import tradingagents.model.order.Side;

/**
 * The one transaction in which an order becomes meant: the order is new, the switch is as the
 * verdict saw it, the stored verdict approves, and the run is neither cancelled nor changed; with
 * it the order is on the list of open ones. Its actions have fixed places, so that a cancellation
 * says which of these did not hold.
 *
 * @param ledger the ledger's table
 * @param runs the runs' table
 */
record IntentTransaction(String ledger, String runs) {
  private static final int ORDER = 0;
  private static final int SWITCH = 1;
  private static final int VERDICT = 2;
  private static final int HEAD = 3;

  /** Which condition did not hold. */
  enum Refusal {
    /** The order exists already. */
    ALREADY_THERE,
    /** The switch is not as the verdict saw it. */
    SWITCH_THROWN,
    /** No approved verdict is stored. */
    NOT_APPROVED,
    /** The run is cancelled or has changed. */
    RUN_CHANGED
  }

  TransactWriteItemsRequest request(Run run, OrderItem order, long epoch) {
    return TransactWriteItemsRequest.builder()
        .transactItems(
            put(order),
            sameSwitch(epoch, order.order()),
            approved(run.id()),
            intended(run),
            OpenItem.put(ledger, order))
        .build();
  }

  /** The first refusal that matters: an order that exists explains all the others. */
  static Optional<Refusal> refusal(List<CancellationReason> reasons) {
    if (failed(reasons, ORDER)) {
      return Optional.of(Refusal.ALREADY_THERE);
    }
    if (failed(reasons, SWITCH)) {
      return Optional.of(Refusal.SWITCH_THROWN);
    }
    if (failed(reasons, VERDICT)) {
      return Optional.of(Refusal.NOT_APPROVED);
    }
    return failed(reasons, HEAD) ? Optional.of(Refusal.RUN_CHANGED) : Optional.empty();
  }

  private static boolean failed(List<CancellationReason> reasons, int place) {
    return reasons.size() > place && "ConditionalCheckFailed".equals(reasons.get(place).code());
  }

  private TransactWriteItem put(OrderItem order) {
    return TransactWriteItem.builder()
        .put(put ->
            put.tableName(ledger)
                .item(order.attributes())
                .conditionExpression("attribute_not_exists(pk)"))
        .build();
  }

  private TransactWriteItem sameSwitch(long epoch, Order order) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":epoch", StoredItem.n(epoch));
    values.put(":active", StoredItem.s(TradingState.ACTIVE));
    String allowed = "#state = :active";
    if (order.side() == Side.SELL) {
      values.put(":reducing", StoredItem.s(TradingState.REDUCING));
      allowed = "(#state = :active OR #state = :reducing)";
    }
    String thrown = "epoch = :epoch AND " + allowed;
    boolean neverThrown = epoch == ControlItem.NEVER_THROWN.epoch();
    String condition = neverThrown ? "attribute_not_exists(pk) OR (" + thrown + ")" : thrown;
    return TransactWriteItem.builder()
        .conditionCheck(check ->
            check
                .tableName(ledger)
                .key(ControlItem.key())
                .conditionExpression(condition)
                .expressionAttributeNames(Map.of("#state", "state"))
                .expressionAttributeValues(values))
        .build();
  }

  private TransactWriteItem approved(String runId) {
    return TransactWriteItem.builder()
        .conditionCheck(check ->
            check
                .tableName(runs)
                .key(runKey(runId, "OUT#risk-check#1"))
                .conditionExpression("attribute_exists(pk) AND approved = :true")
                .expressionAttributeValues(Map.of(":true", AttributeValue.fromBool(true))))
        .build();
  }

  private TransactWriteItem intended(Run run) {
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(runs)
                .key(runKey(run.id(), "HEAD"))
                .updateExpression("SET orderIntended = :true, #version = #version + :one")
                .conditionExpression("#version = :seen AND attribute_not_exists(cancelled)")
                .expressionAttributeNames(Map.of("#version", "version"))
                .expressionAttributeValues(
                    Map.of(
                        ":true", AttributeValue.fromBool(true),
                        ":one", StoredItem.n(1),
                        ":seen", StoredItem.n(run.version()))))
        .build();
  }

  private static Map<String, AttributeValue> runKey(String runId, String sk) {
    return Map.of("pk", StoredItem.s("RUN#" + runId), "sk", StoredItem.s(sk));
  }
}
