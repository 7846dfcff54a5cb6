package tradingagents.local.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tradingagents.local.wire.AwsError;

/** TransactWriteItems: all actions or none, each item at most once, idempotent by token. */
final class TransactWrite {
  private static final int MOST_ACTIONS = 100;
  private static final int LARGEST = 4 * 1024 * 1024;
  private static final Set<String> COMMON =
      Set.of(
          "TableName",
          "ConditionExpression",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "ReturnValuesOnConditionCheckFailure");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** One action; a problem of its own cancels the transaction with that reason. */
  private record Planned(WriteAction action, @Nullable ItemKey key, @Nullable AwsError problem) {}

  private final Store store;
  private final Catalog catalog;
  private final ExpressionCache expressions;
  private final Tokenbook tokenbook;

  TransactWrite(Store store, Catalog catalog, ExpressionCache expressions, InstantSource clock) {
    this.store = store;
    this.catalog = catalog;
    this.expressions = expressions;
    this.tokenbook = new Tokenbook(clock);
  }

  ObjectNode write(JsonNode request) {
    Members.only(
        "TransactWriteItems",
        request,
        Set.of("TransactItems", "ClientRequestToken", "ReturnConsumedCapacity"));
    boolean wantsCapacity = Capacity.isWanted(request);
    JsonNode items = Members.required(request, "TransactItems");
    if (items.isEmpty() || items.size() > MOST_ACTIONS) {
      throw Refusal.invalid(
          "1 validation error detected: Value at 'transactItems' failed to satisfy constraint:"
              + " Member must have length between 1 and 100, but has "
              + items.size());
    }
    List<Planned> plan = plan(items);
    Map<String, Integer> units = store.write(open -> perform(open, request, items, plan));
    ObjectNode answer = NODES.objectNode();
    if (wantsCapacity) {
      ArrayNode capacity = answer.putArray("ConsumedCapacity");
      units.forEach((table, used) -> capacity.add(Capacity.json(table, used)));
    }
    return answer;
  }

  private List<Planned> plan(JsonNode items) {
    var plan = new ArrayList<Planned>(items.size());
    record Place(String table, ItemKey key) {}
    var places = new HashSet<Place>();
    for (JsonNode item : items) {
      Planned planned = plan(read(item));
      if (planned.key != null
          && !places.add(new Place(planned.action.table().name(), planned.key))) {
        throw Refusal.invalid("Transaction request cannot include multiple operations on one item");
      }
      plan.add(planned);
    }
    return plan;
  }

  private static Planned plan(WriteAction action) {
    try {
      return new Planned(action, action.locate(), null);
    } catch (AwsError problem) {
      return new Planned(action, null, problem);
    }
  }

  private WriteAction read(JsonNode item) {
    Members.only("TransactWriteItem", item, Set.of("Put", "Update", "Delete", "ConditionCheck"));
    if (item.size() != 1) {
      throw Refusal.invalid(
          "TransactItems can only contain one of ConditionCheck, Put, Update or Delete");
    }
    var entry = item.properties().iterator().next();
    JsonNode request = entry.getValue();
    WriteAction.Kind kind =
        switch (entry.getKey()) {
          case "Put" -> WriteAction.Kind.PUT;
          case "Update" -> WriteAction.Kind.UPDATE;
          case "Delete" -> WriteAction.Kind.DELETE;
          default -> WriteAction.Kind.CHECK;
        };
    var known = new HashSet<>(COMMON);
    known.add(kind == WriteAction.Kind.PUT ? "Item" : "Key");
    if (kind == WriteAction.Kind.UPDATE) {
      known.add("UpdateExpression");
      Members.text(request, "UpdateExpression");
    }
    if (kind == WriteAction.Kind.CHECK) {
      Members.text(request, "ConditionExpression");
    }
    Members.only("TransactWriteItem." + entry.getKey(), request, known);
    TableDefinition table = catalog.required(Members.text(request, "TableName"));
    return WriteAction.read(kind, table, request, expressions);
  }

  private Map<String, Integer> perform(
      Store open, JsonNode request, JsonNode items, List<Planned> plan) throws SQLException {
    var units = new TreeMap<String, Integer>();
    if (tokenbook.isRepeat(open, request.path("ClientRequestToken").asText(""), items)) {
      plan.forEach(planned -> units.merge(planned.action.table().name(), 2, Integer::sum));
      return units;
    }
    var reasons = new ArrayList<ObjectNode>(plan.size());
    boolean isCancelled = false;
    long size = 0;
    for (Planned planned : plan) {
      ObjectNode reason = NODES.objectNode().put("Code", "None");
      try {
        WriteAction.Written written = perform(open, planned, reason);
        if (written != null) {
          units.merge(planned.action.table().name(), 2 * written.units(), Integer::sum);
          size += sizeOf(written);
        }
      } catch (AwsError problem) {
        reason.put("Code", "ValidationError").put("Message", problem.getMessage());
      }
      isCancelled |= !reason.get("Code").asText().equals("None");
      reasons.add(reason);
    }
    if (isCancelled) {
      throw cancelled(reasons);
    }
    if (size > LARGEST) {
      throw Refusal.invalid(
          "Aggregate size of the items in the transaction exceeds 4 MB: " + size + " bytes");
    }
    return units;
  }

  /** Performs one action, or writes into {@code reason} why it cannot be. */
  private static WriteAction.@Nullable Written perform(
      Store open, Planned planned, ObjectNode reason) throws SQLException {
    if (planned.problem != null) {
      throw planned.problem;
    }
    ItemKey key = Objects.requireNonNull(planned.key);
    WriteAction action = planned.action;
    Rows.Stored before = Rows.find(open, action.table(), key);
    if (action.isAllowed(before)) {
      return ItemOperations.apply(open, action, key, before);
    }
    reason.put("Code", "ConditionalCheckFailed").put("Message", "The conditional request failed");
    if (action.returnsOldOnFailure() && before != null) {
      reason.set("Item", ValueJson.json(before.item()));
    }
    return null;
  }

  private static int sizeOf(WriteAction.Written written) {
    if (written.after() != null) {
      return written.after().size();
    }
    return written.before() == null ? 0 : written.before().size();
  }

  private static AwsError cancelled(List<ObjectNode> reasons) {
    List<String> codes = reasons.stream().map(reason -> reason.get("Code").asText()).toList();
    return new AwsError(
        400,
        Refusal.PREFIX + "TransactionCanceledException",
        "Transaction cancelled, please refer cancellation reasons for specific reasons ["
            + String.join(", ", codes)
            + "]",
        Map.of("CancellationReasons", NODES.arrayNode().addAll(reasons)));
  }
}
