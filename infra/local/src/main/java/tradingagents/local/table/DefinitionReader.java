package tradingagents.local.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and checks a {@code CreateTable} request. */
final class DefinitionReader {
  private static final int MOST_INDEXES = 20;
  private static final Set<String> MEMBERS =
      Set.of(
          "TableName",
          "AttributeDefinitions",
          "KeySchema",
          "GlobalSecondaryIndexes",
          "BillingMode");

  private final JsonNode request;
  private final Map<String, String> types = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  private DefinitionReader(JsonNode request) {
    this.request = request;
  }

  static TableDefinition read(JsonNode request, long id, long createdAtMillis) {
    return new DefinitionReader(request).read(id, createdAtMillis);
  }

  private TableDefinition read(long id, long createdAtMillis) {
    Members.only("CreateTable", request, MEMBERS);
    String name = Members.text(request, "TableName");
    if (!name.matches("[a-zA-Z0-9_.-]{3,255}")) {
      throw Refusal.invalid(
          "1 validation error detected: Value '"
              + name
              + "' at 'tableName' failed to satisfy constraint: Member must satisfy regular"
              + " expression pattern: [a-zA-Z0-9_.-]+, length 3 to 255");
    }
    if (!request.path("BillingMode").asText().equals("PAY_PER_REQUEST")) {
      throw Refusal.unsupported("CreateTable.BillingMode other than PAY_PER_REQUEST");
    }
    readTypes();
    KeyShape shape = shape(Members.required(request, "KeySchema"));
    List<IndexDefinition> indexes = indexes(id);
    if (!used.equals(types.keySet())) {
      throw Refusal.parameter(
          "Some AttributeDefinitions are not used. AttributeDefinitions: "
              + types.keySet()
              + ", keys used: "
              + used);
    }
    return new TableDefinition(name, id, shape, indexes, request, createdAtMillis);
  }

  private void readTypes() {
    for (JsonNode attribute : Members.required(request, "AttributeDefinitions")) {
      Members.only("AttributeDefinition", attribute, Set.of("AttributeName", "AttributeType"));
      String type = Members.text(attribute, "AttributeType");
      if (!Set.of("S", "N", "B").contains(type)) {
        throw Refusal.invalid(
            "Member must satisfy enum value set: [B, N, S], but AttributeType is " + type);
      }
      if (types.put(Members.text(attribute, "AttributeName"), type) != null) {
        throw Refusal.parameter("Duplicate AttributeName in AttributeDefinitions");
      }
    }
  }

  private KeyShape shape(JsonNode schema) {
    if (schema.isEmpty() || schema.size() > 2) {
      throw Refusal.invalid("KeySchema must have one or two elements");
    }
    KeyShape.KeyAttribute hash = attribute(schema.get(0), "HASH");
    KeyShape.@Nullable KeyAttribute range =
        schema.size() == 2 ? attribute(schema.get(1), "RANGE") : null;
    if (hash.equals(range)) {
      throw Refusal.parameter("Both the Hash Key and the Range Key element have the same name");
    }
    return new KeyShape(hash, range);
  }

  private KeyShape.KeyAttribute attribute(JsonNode element, String keyType) {
    Members.only("KeySchemaElement", element, Set.of("AttributeName", "KeyType"));
    if (!Members.text(element, "KeyType").equals(keyType)) {
      throw Refusal.invalid("Invalid KeySchema: HASH comes first, RANGE second");
    }
    String name = Members.text(element, "AttributeName");
    String type = types.get(name);
    if (type == null) {
      throw Refusal.parameter(
          "Some index key attributes are not defined in AttributeDefinitions. Keys: ["
              + name
              + "], AttributeDefinitions: "
              + types.keySet());
    }
    used.add(name);
    return new KeyShape.KeyAttribute(name, type);
  }

  private List<IndexDefinition> indexes(long tableId) {
    var indexes = new ArrayList<IndexDefinition>();
    var names = new HashSet<String>();
    JsonNode nodes = request.path("GlobalSecondaryIndexes");
    if (nodes.size() > MOST_INDEXES) {
      throw Refusal.parameter("GlobalSecondaryIndex count exceeds the per-table limit of 20");
    }
    for (JsonNode node : nodes) {
      Members.only("GlobalSecondaryIndex", node, Set.of("IndexName", "KeySchema", "Projection"));
      String name = Members.text(node, "IndexName");
      if (!names.add(name)) {
        throw Refusal.parameter("Duplicate index name: " + name);
      }
      long id = tableId * 32 + indexes.size();
      indexes.add(
          new IndexDefinition(
              name,
              id,
              shape(Members.required(node, "KeySchema")),
              included(Members.required(node, "Projection"))));
    }
    return List.copyOf(indexes);
  }

  private static @Nullable List<String> included(JsonNode projection) {
    Members.only("Projection", projection, Set.of("ProjectionType", "NonKeyAttributes"));
    var attributes = new ArrayList<String>();
    projection.path("NonKeyAttributes").forEach(name -> attributes.add(name.asText()));
    return switch (Members.text(projection, "ProjectionType")) {
      case "ALL" -> {
        refuse(!attributes.isEmpty(), "ALL, but NonKeyAttributes is specified");
        yield null;
      }
      case "KEYS_ONLY" -> {
        refuse(!attributes.isEmpty(), "KEYS_ONLY, but NonKeyAttributes is specified");
        yield List.of();
      }
      case "INCLUDE" -> {
        refuse(attributes.isEmpty(), "INCLUDE, but NonKeyAttributes is not specified");
        yield List.copyOf(attributes);
      }
      default -> throw Refusal.invalid("Unknown ProjectionType " + projection);
    };
  }

  private static void refuse(boolean isWrong, String what) {
    if (isWrong) {
      throw Refusal.parameter("ProjectionType is " + what);
    }
  }
}
