package tradingagents.local.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** CreateTable, DescribeTable, DeleteTable and ListTables; tables are active at once. */
final class TableOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MOST_NAMES = 100;

  private final Store store;
  private final Catalog catalog;
  private final InstantSource clock;

  TableOperations(Store store, Catalog catalog, InstantSource clock) {
    this.store = store;
    this.catalog = catalog;
    this.clock = clock;
  }

  ObjectNode create(JsonNode request) {
    TableDefinition table = catalog.create(request, clock.millis());
    return NODES.objectNode().set("TableDescription", describe(table, "ACTIVE", 0, 0));
  }

  ObjectNode describe(JsonNode request) {
    Members.only("DescribeTable", request, Set.of("TableName"));
    TableDefinition table = catalog.required(Members.text(request, "TableName"));
    return NODES.objectNode().set("Table", store.read(open -> describeNow(open, table)));
  }

  private static ObjectNode describeNow(Store open, TableDefinition table) throws SQLException {
    var select =
        open.prepared("SELECT count(*), coalesce(sum(size), 0) FROM items WHERE table_id = ?");
    select.setLong(1, table.id());
    try (ResultSet row = select.executeQuery()) {
      return describe(table, "ACTIVE", row.getLong(1), row.getLong(2));
    }
  }

  ObjectNode delete(JsonNode request) {
    Members.only("DeleteTable", request, Set.of("TableName"));
    TableDefinition table = catalog.delete(Members.text(request, "TableName"));
    return NODES.objectNode().set("TableDescription", describe(table, "DELETING", 0, 0));
  }

  ObjectNode list(JsonNode request) {
    Members.only("ListTables", request, Set.of("ExclusiveStartTableName", "Limit"));
    int limit = request.path("Limit").asInt(MOST_NAMES);
    if (limit < 1 || limit > MOST_NAMES) {
      throw Refusal.invalid("ListTables.Limit must be 1 to 100, not " + limit);
    }
    List<String> names =
        catalog.names(request.path("ExclusiveStartTableName").asText(""), limit + 1);
    ObjectNode answer = NODES.objectNode();
    ArrayNode list = answer.putArray("TableNames");
    names.stream().limit(limit).forEach(list::add);
    if (names.size() > limit) {
      answer.put("LastEvaluatedTableName", names.get(limit - 1));
    }
    return answer;
  }

  private static ObjectNode describe(TableDefinition table, String status, long items, long bytes) {
    ObjectNode node = NODES.objectNode();
    JsonNode request = table.request();
    String arn = "arn:aws:dynamodb:local:000000000000:table/" + table.name();
    node.put("TableName", table.name());
    node.put("TableStatus", status);
    node.put("TableArn", arn);
    node.put("CreationDateTime", table.createdAtMillis() / 1000.0);
    node.put("ItemCount", items);
    node.put("TableSizeBytes", bytes);
    node.set("AttributeDefinitions", request.get("AttributeDefinitions"));
    node.set("KeySchema", request.get("KeySchema"));
    node.putObject("BillingModeSummary").put("BillingMode", "PAY_PER_REQUEST");
    if (!table.indexes().isEmpty()) {
      ArrayNode indexes = node.putArray("GlobalSecondaryIndexes");
      for (JsonNode index : request.get("GlobalSecondaryIndexes")) {
        ObjectNode described = index.deepCopy();
        described.put("IndexStatus", "ACTIVE");
        described.put("IndexArn", arn + "/index/" + index.path("IndexName").asText());
        indexes.add(described);
      }
    }
    return node;
  }
}
