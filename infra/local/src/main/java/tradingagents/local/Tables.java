package tradingagents.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import tradingagents.local.template.TableDef;

/** Creates the template's tables where they do not exist yet. */
final class Tables {
  private Tables() {}

  static void create(DynamoDbClient dynamo, List<TableDef> definitions) {
    TreeSet<String> existing = new TreeSet<>(dynamo.listTables().tableNames());
    for (TableDef table : definitions) {
      if (!existing.contains(table.name())) {
        create(dynamo, table);
      }
    }
  }

  private static void create(DynamoDbClient dynamo, TableDef table) {
    List<GlobalSecondaryIndex> indexes =
        table.indexes().stream()
            .map(index ->
                GlobalSecondaryIndex.builder()
                    .indexName(index.name())
                    .keySchema(keys(index.key()))
                    .projection(projection(index))
                    .build())
            .toList();
    List<AttributeDefinition> attributes =
        table.attributeTypes().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(attribute ->
                AttributeDefinition.builder()
                    .attributeName(attribute.getKey())
                    .attributeType(attribute.getValue())
                    .build())
            .toList();
    dynamo.createTable(create -> {
      create
          .tableName(table.name())
          .billingMode(BillingMode.PAY_PER_REQUEST)
          .keySchema(keys(table.key()))
          .attributeDefinitions(attributes);
      if (!indexes.isEmpty()) {
        create.globalSecondaryIndexes(indexes);
      }
    });
  }

  private static List<KeySchemaElement> keys(TableDef.Key key) {
    List<KeySchemaElement> keys = new ArrayList<>();
    keys.add(element(key.hash(), KeyType.HASH));
    key.range().ifPresent(range -> keys.add(element(range, KeyType.RANGE)));
    return keys;
  }

  private static KeySchemaElement element(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static Projection projection(TableDef.Index index) {
    Projection.Builder projection = Projection.builder().projectionType(index.projection());
    if (!index.includedAttributes().isEmpty()) {
      projection.nonKeyAttributes(index.includedAttributes());
    }
    return projection.build();
  }
}
