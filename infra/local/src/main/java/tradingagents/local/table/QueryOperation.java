package tradingagents.local.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Query on a table or on one of its indexes. */
final class QueryOperation {
  private static final Set<String> MEMBERS =
      Set.of(
          "TableName",
          "IndexName",
          "KeyConditionExpression",
          "FilterExpression",
          "ProjectionExpression",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "ScanIndexForward",
          "Limit",
          "ExclusiveStartKey",
          "Select",
          "ConsistentRead",
          "ReturnConsumedCapacity");

  private final Store store;
  private final Catalog catalog;
  private final ExpressionCache expressions;

  QueryOperation(Store store, Catalog catalog, ExpressionCache expressions) {
    this.store = store;
    this.catalog = catalog;
    this.expressions = expressions;
  }

  ObjectNode query(JsonNode request) {
    Members.only("Query", request, MEMBERS);
    TableDefinition table = catalog.required(Members.text(request, "TableName"));
    boolean consistent = Members.flag(request, "ConsistentRead", false);
    boolean wantsCapacity = Capacity.isWanted(request);
    IndexDefinition index = index(table, request, consistent);
    KeyShape shape = index == null ? table.shape() : index.shape();

    var bindings = new Bindings(expressions, request);
    Condition key = bindings.condition(request, "KeyConditionExpression");
    Condition filter = bindings.condition(request, "FilterExpression");
    List<DocumentPath> paths = bindings.projection(request);
    bindings.refuseUnused();
    if (key == null) {
      throw Refusal.invalid(
          "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
              + " request.");
    }
    refuseKeysInFilter(filter, shape);
    boolean countsOnly = countsOnly(request, table, index, paths);
    KeyRange range = KeyRange.read(key, shape);
    var scan =
        new PageScan(
            table,
            index,
            range,
            Members.flag(request, "ScanIndexForward", true),
            limit(request),
            start(request, table, index, range));
    PageScan.Page page = store.read(scan::run);
    ObjectNode answer = answer(page, table, index, filter, countsOnly, paths);
    if (wantsCapacity) {
      double units = Capacity.readUnits(page.size(), consistent);
      answer.set("ConsumedCapacity", Capacity.json(table.name(), units));
    }
    return answer;
  }

  private static @Nullable IndexDefinition index(
      TableDefinition table, JsonNode request, boolean consistent) {
    if (request.path("IndexName").isMissingNode()) {
      return null;
    }
    String name = Members.text(request, "IndexName");
    IndexDefinition index = table.index(name);
    if (index == null) {
      throw Refusal.invalid("The table does not have the specified index: " + name);
    }
    if (consistent) {
      throw Refusal.invalid("Consistent reads are not supported on global secondary indexes");
    }
    return index;
  }

  private static void refuseKeysInFilter(@Nullable Condition filter, KeyShape shape) {
    if (filter == null) {
      return;
    }
    filter
        .operands()
        .map(operand -> operand instanceof Operand.Size(DocumentPath path) ? path : operand)
        .filter(operand -> operand instanceof DocumentPath path && shape.names(path.root()))
        .findFirst()
        .ifPresent(operand -> {
          throw Refusal.invalid(
              "Filter Expression can only contain non-primary key attributes: Primary key"
                  + " attribute: "
                  + operand);
        });
  }

  private static boolean countsOnly(
      JsonNode request,
      TableDefinition table,
      @Nullable IndexDefinition index,
      @Nullable List<DocumentPath> paths) {
    JsonNode node = request.path("Select");
    String select =
        node.isMissingNode()
            ? ""
            : Members.choice(
                request,
                "Select",
                "ALL_ATTRIBUTES",
                "ALL_PROJECTED_ATTRIBUTES",
                "COUNT",
                "SPECIFIC_ATTRIBUTES");
    boolean isSpecific = select.equals("SPECIFIC_ATTRIBUTES");
    if (paths != null && !select.isEmpty() && !isSpecific) {
      throw Refusal.invalid(
          "Cannot specify the ProjectionExpression when choosing to get " + select);
    }
    if (isSpecific && paths == null) {
      throw Refusal.invalid(
          "Must specify the ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
    }
    if (select.equals("ALL_PROJECTED_ATTRIBUTES") && index == null) {
      throw Refusal.invalid(
          "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
    }
    if (index != null && index.included() != null) {
      if (select.equals("ALL_ATTRIBUTES")) {
        throw Refusal.parameter(
            "Select type ALL_ATTRIBUTES is not supported for global secondary index "
                + index.name()
                + " because its projection type is not ALL");
      }
      refuseUnprojected(table, index, paths == null ? List.of() : paths);
    }
    return select.equals("COUNT");
  }

  private static void refuseUnprojected(
      TableDefinition table, IndexDefinition index, List<DocumentPath> paths) {
    for (DocumentPath path : paths) {
      if (!index.holds(table.shape(), path.root())) {
        throw Refusal.parameter(
            "Global secondary index " + index.name() + " does not project [" + path.root() + "]");
      }
    }
  }

  private static int limit(JsonNode request) {
    JsonNode node = request.path("Limit");
    if (node.isMissingNode()) {
      return Integer.MAX_VALUE;
    }
    if (!node.isInt() || node.intValue() < 1) {
      throw Refusal.invalid(
          "1 validation error detected: Value '"
              + node.asText()
              + "' at 'limit' failed to satisfy constraint: Member must have value greater than or"
              + " equal to 1");
    }
    return node.intValue();
  }

  private static PageScan.@Nullable Start start(
      JsonNode request, TableDefinition table, @Nullable IndexDefinition index, KeyRange range) {
    JsonNode node = request.path("ExclusiveStartKey");
    if (node.isMissingNode()) {
      return null;
    }
    Map<String, Value> key = ValueJson.item(node, "ExclusiveStartKey");
    var tableKey = new HashMap<>(key);
    tableKey.keySet().removeIf(name -> !table.shape().names(name));
    var entryKey = new HashMap<>(key);
    KeyShape shape = index == null ? table.shape() : index.shape();
    entryKey.keySet().removeIf(name -> !shape.names(name));
    boolean fits =
        key.keySet().stream().allMatch(name -> table.shape().names(name) || shape.names(name))
            && shape.attributes().stream()
                .allMatch(attribute -> {
                  Value value = entryKey.get(attribute.name());
                  return value != null && value.tag().equals(attribute.type());
                });
    if (!fits) {
      throw Refusal.invalid("The provided starting key is invalid");
    }
    ItemKey item = table.keyOf(tableKey);
    ItemKey entry = Objects.requireNonNull(shape.key(entryKey));
    if (!range.contains(entry)) {
      throw Refusal.invalid(
          "The provided starting key is outside query boundaries based on provided conditions");
    }
    return new PageScan.Start(entry, item);
  }

  private ObjectNode answer(
      PageScan.Page page,
      TableDefinition table,
      @Nullable IndexDefinition index,
      @Nullable Condition filter,
      boolean countsOnly,
      @Nullable List<DocumentPath> paths) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    boolean needsValues =
        filter != null || paths != null || (index != null && index.included() != null);
    int count = 0;
    try {
      for (byte[] body : page.bodies()) {
        if (!needsValues) {
          count++;
          if (!countsOnly) {
            items.add(Rows.node(body));
          }
          continue;
        }
        Map<String, Value> stored = Rows.item(body);
        Map<String, Value> seen = index == null ? stored : index.project(table.shape(), stored);
        if (Evaluation.holds(filter, seen)) {
          count++;
          if (!countsOnly) {
            items.add(ValueJson.json(Projection.of(seen, paths)));
          }
        }
      }
      if (page.isCut()) {
        answer.set("LastEvaluatedKey", lastKey(page.bodies().getLast(), table, index));
      }
    } catch (SQLException e) {
      throw store.failure(e);
    }
    if (!countsOnly) {
      answer.set("Items", items);
    }
    answer.put("Count", count);
    answer.put("ScannedCount", page.bodies().size());
    return answer;
  }

  private static ObjectNode lastKey(
      byte[] body, TableDefinition table, @Nullable IndexDefinition index) throws SQLException {
    JsonNode item = Rows.node(body);
    ObjectNode key = JsonNodeFactory.instance.objectNode();
    for (var attribute : table.shape().attributes()) {
      key.set(attribute.name(), item.get(attribute.name()));
    }
    if (index != null) {
      for (var attribute : index.shape().attributes()) {
        key.set(attribute.name(), item.get(attribute.name()));
      }
    }
    return key;
  }
}
