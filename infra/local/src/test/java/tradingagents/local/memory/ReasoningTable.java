package tradingagents.local.memory;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The table as infra/state.yaml has it. */
final class ReasoningTable {
  private ReasoningTable() {}

  static void create(DynamoDbClient dynamo, String name) {
    dynamo.createTable(create ->
        create
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(keys("pk", "sk"))
            .attributeDefinitions(text("pk"), text("sk"), text("pendingShard"), text("settlesAt"))
            .globalSecondaryIndexes(
                GlobalSecondaryIndex.builder()
                    .indexName("pending")
                    .keySchema(keys("pendingShard", "settlesAt"))
                    .projection(p -> p.projectionType(ProjectionType.ALL))
                    .build()));
  }

  private static KeySchemaElement[] keys(String hash, String range) {
    return new KeySchemaElement[] {
      KeySchemaElement.builder().attributeName(hash).keyType(KeyType.HASH).build(),
      KeySchemaElement.builder().attributeName(range).keyType(KeyType.RANGE).build()
    };
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }
}
