package tradingagents.local.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GetItem, PutItem, UpdateItem and DeleteItem. */
final class ItemOperations {
  private static final Set<String> GET =
      Set.of(
          "TableName",
          "Key",
          "ConsistentRead",
          "ProjectionExpression",
          "ExpressionAttributeNames",
          "ReturnConsumedCapacity");
  private static final Set<String> WRITE =
      Set.of(
          "TableName",
          "ConditionExpression",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "ReturnValues",
          "ReturnValuesOnConditionCheckFailure",
          "ReturnConsumedCapacity");

  private final Store store;
  private final Catalog catalog;
  private final ExpressionCache expressions;

  ItemOperations(Store store, Catalog catalog, ExpressionCache expressions) {
    this.store = store;
    this.catalog = catalog;
    this.expressions = expressions;
  }

  ObjectNode get(JsonNode request) {
    Members.only("GetItem", request, GET);
    TableDefinition table = catalog.required(Members.text(request, "TableName"));
    boolean consistent = Members.flag(request, "ConsistentRead", false);
    boolean wantsCapacity = Capacity.isWanted(request);
    var bindings = new Bindings(expressions, request);
    List<DocumentPath> paths = bindings.projection(request);
    bindings.refuseUnused();
    ItemKey key = table.keyOf(ValueJson.item(Members.required(request, "Key"), "Key"));
    Rows.Stored found =
        store.read(open -> Optional.ofNullable(Rows.find(open, table, key))).orElse(null);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (found != null) {
      answer.set("Item", ValueJson.json(Projection.of(found.item(), paths)));
    }
    if (wantsCapacity) {
      double units = Capacity.readUnits(found == null ? 0 : found.size(), consistent);
      answer.set("ConsumedCapacity", Capacity.json(table.name(), units));
    }
    return answer;
  }

  ObjectNode put(JsonNode request) {
    return write(WriteAction.Kind.PUT, "PutItem", "Item", request, "NONE", "ALL_OLD");
  }

  ObjectNode delete(JsonNode request) {
    return write(WriteAction.Kind.DELETE, "DeleteItem", "Key", request, "NONE", "ALL_OLD");
  }

  ObjectNode update(JsonNode request) {
    return write(
        WriteAction.Kind.UPDATE,
        "UpdateItem",
        "Key",
        request,
        "NONE",
        "ALL_OLD",
        "ALL_NEW",
        "UPDATED_OLD",
        "UPDATED_NEW");
  }

  private ObjectNode write(
      WriteAction.Kind kind,
      String operation,
      String subject,
      JsonNode request,
      String... returnChoices) {
    for (String name : ValueJson.names(request)) {
      boolean known =
          WRITE.contains(name)
              || name.equals(subject)
              || (kind == WriteAction.Kind.UPDATE && name.equals("UpdateExpression"));
      if (!known) {
        throw Refusal.unsupported(operation + "." + name);
      }
    }
    String returned = Members.choice(request, "ReturnValues", returnChoices);
    boolean wantsCapacity = Capacity.isWanted(request);
    TableDefinition table = catalog.required(Members.text(request, "TableName"));
    WriteAction action = WriteAction.read(kind, table, request, expressions);
    ItemKey key = action.locate();
    WriteAction.Written written = store.write(open -> perform(open, action, key));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    Map<String, Value> attributes = attributes(returned, action, written);
    if (!attributes.isEmpty()) {
      answer.set("Attributes", ValueJson.json(attributes));
    }
    if (wantsCapacity) {
      answer.set("ConsumedCapacity", Capacity.json(table.name(), written.units()));
    }
    return answer;
  }

  private static WriteAction.Written perform(Store open, WriteAction action, ItemKey key)
      throws SQLException {
    Rows.Stored before = Rows.find(open, action.table(), key);
    if (!action.isAllowed(before)) {
      throw Refusal.conditionFailed(
          action.returnsOldOnFailure() && before != null
              ? Map.of("Item", ValueJson.json(before.item()))
              : Map.of());
    }
    return apply(open, action, key, before);
  }

  static WriteAction.Written apply(
      Store open, WriteAction action, ItemKey key, Rows.@Nullable Stored before)
      throws SQLException {
    Rows.Stored after = action.result(before);
    int size = Math.max(before == null ? 0 : before.size(), after == null ? 0 : after.size());
    int indexUnits =
        action.kind() == WriteAction.Kind.CHECK
            ? 0
            : Rows.replace(open, action.table(), key, before, after);
    return new WriteAction.Written(before, after, Capacity.writeUnits(size) + indexUnits);
  }

  private static Map<String, Value> attributes(
      String returned, WriteAction action, WriteAction.Written written) {
    Map<String, Value> before = written.before() == null ? Map.of() : written.before().item();
    Map<String, Value> after = written.after() == null ? Map.of() : written.after().item();
    List<DocumentPath> touched = action.update().targets().toList();
    return switch (returned) {
      case "ALL_OLD" -> before;
      case "ALL_NEW" -> after;
      case "UPDATED_OLD" -> Projection.of(before, touched);
      case "UPDATED_NEW" -> Projection.of(after, touched);
      default -> Map.of();
    };
  }
}
