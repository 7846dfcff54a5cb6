package tradingagents.local.reasoning;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tradingagents.local.table.TableEngine;
import tradingagents.local.table.TableService;
import tradingagents.local.wire.InProcessHttp;

/**
 * A table for costs on the embedded engine.
 *
 * @param engine behind it
 * @param client a genuine one
 */
record CostTable(TableEngine engine, DynamoDbClient client) implements AutoCloseable {
  static final String NAME = "reasoning";

  static CostTable inMemory() {
    TableEngine engine = TableEngine.inMemory();
    DynamoDbClient client =
        DynamoDbClient.builder()
            .httpClient(new InProcessHttp(new TableService(engine)))
            .endpointOverride(URI.create("http://dynamodb.local"))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
    create(client, NAME);
    return new CostTable(engine, client);
  }

  static void create(DynamoDbClient client, String name) {
    List<AttributeDefinition> texts =
        Stream.of("pk", "sk")
            .map(key ->
                AttributeDefinition.builder()
                    .attributeName(key)
                    .attributeType(ScalarAttributeType.S)
                    .build())
            .toList();
    client.createTable(table ->
        table
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(texts)
            .keySchema(
                KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build(),
                KeySchemaElement.builder().attributeName("sk").keyType(KeyType.RANGE).build()));
  }

  @Override
  public void close() {
    client.close();
    engine.close();
  }
}
