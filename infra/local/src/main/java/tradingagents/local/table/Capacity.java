package tradingagents.local.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Consumed capacity: a write unit a started KB, a read unit a started 4 KB, half when eventual. */
final class Capacity {
  private Capacity() {}

  static int writeUnits(int size) {
    return Math.max(1, (size + 1023) / 1024);
  }

  static double readUnits(int size, boolean consistent) {
    int units = Math.max(1, (size + 4095) / 4096);
    return consistent ? units : units / 2.0;
  }

  /** Whether the request wants the figure; its finer breakdown is refused. */
  static boolean isWanted(JsonNode request) {
    String wanted = request.path("ReturnConsumedCapacity").asText("NONE");
    return switch (wanted) {
      case "NONE" -> false;
      case "TOTAL" -> true;
      case "INDEXES" -> throw Refusal.unsupported("ReturnConsumedCapacity INDEXES");
      default ->
          throw Refusal.invalid(
              "Value '"
                  + wanted
                  + "' at 'returnConsumedCapacity' failed to satisfy constraint: Member must"
                  + " satisfy enum value set: [INDEXES, TOTAL, NONE]");
    };
  }

  static ObjectNode json(String table, double units) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("TableName", table);
    node.put("CapacityUnits", units);
    return node;
  }
}
