package tradingagents.local.provision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;
import tradingagents.local.template.TableDef;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** Creates the template's tables where they do not exist yet. */
public final class Tables {
  private static final Logger LOG = LoggerFactory.getLogger(Tables.class);

  private Tables() {}

  /**
   * Creates what is missing; what is there stays as it is.
   *
   * @param dynamo where
   * @param definitions from the template
   */
  public static void create(DynamoDbClient dynamo, List<TableDef> definitions) {
    Set<String> existing =
        dynamo.listTablesPaginator().tableNames().stream().collect(Collectors.toSet());
    for (TableDef table : definitions) {
      if (!existing.contains(table.name())) {
        create(dynamo, table);
      }
    }
  }

  /**
   * Refuses tables of the template's names that are other tables.
   *
   * @param dynamo where
   * @param definitions from the template
   * @throws FailureException CONFLICT naming the table
   */
  static void check(DynamoDbClient dynamo, List<TableDef> definitions) {
    for (TableDef table : definitions) {
      TableDescription there =
          dynamo.describeTable(describe -> describe.tableName(table.name())).table();
      Set<String> indexes =
          there.globalSecondaryIndexes().stream()
              .map(GlobalSecondaryIndexDescription::indexName)
              .collect(Collectors.toSet());
      Set<String> wanted =
          table.indexes().stream().map(TableDef.Index::name).collect(Collectors.toSet());
      if (!there.keySchema().equals(keys(table.key())) || !indexes.equals(wanted)) {
        throw new FailureException(
            Reason.CONFLICT,
            "the table "
                + table.name()
                + " is there already with other keys or indexes than the template's; delete it");
      }
    }
  }

  /**
   * Has items vanish after their time, where the endpoint offers it. Nothing here needs them to.
   *
   * @param dynamo where
   * @param definitions from the template
   */
  static void expire(DynamoDbClient dynamo, List<TableDef> definitions) {
    for (TableDef table : definitions) {
      table.ttlAttribute().ifPresent(attribute -> expire(dynamo, table.name(), attribute));
    }
  }

  private static void expire(DynamoDbClient dynamo, String table, String attribute) {
    try {
      TimeToLiveStatus status =
          dynamo
              .describeTimeToLive(describe -> describe.tableName(table))
              .timeToLiveDescription()
              .timeToLiveStatus();
      if (status != TimeToLiveStatus.ENABLED && status != TimeToLiveStatus.ENABLING) {
        dynamo.updateTimeToLive(update ->
            update
                .tableName(table)
                .timeToLiveSpecification(ttl -> ttl.attributeName(attribute).enabled(true)));
      }
    } catch (DynamoDbException e) {
      LOG.warn("items of {} do not expire at this endpoint: {}", table, e.getMessage());
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
    CreateTableResponse created =
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
    if (created.tableDescription().tableStatus() != TableStatus.ACTIVE) {
      try (DynamoDbWaiter waiter = DynamoDbWaiter.builder().client(dynamo).build()) {
        waiter.waitUntilTableExists(wait -> wait.tableName(table.name()));
      }
    }
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
