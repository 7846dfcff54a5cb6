package tradingagents.local.table;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import tradingagents.local.wire.InProcessHttp;

/** Clients and tables for the tests. */
final class TestTables {
  private TestTables() {}

  static DynamoDbClient client(TableEngine engine) {
    return client(new InProcessHttp(new TableService(engine)), "http://dynamodb.local");
  }

  static DynamoDbClient client(String endpoint) {
    return client(UrlConnectionHttpClient.create(), endpoint);
  }

  static DynamoDbClient client(SdkHttpClient http, String endpoint) {
    return DynamoDbClient.builder()
        .httpClient(http)
        .endpointOverride(URI.create(endpoint))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  /** Keys pk, sk; indexes by-kind (kind S, rank N; ALL), only-keys (kind), with-colour (kind). */
  static void main(DynamoDbClient db, String name) {
    db.createTable(
        simple(name, "S")
            .attributeDefinitions(
                attribute("pk", "S"),
                attribute("sk", "S"),
                attribute("kind", "S"),
                attribute("rank", "N"))
            .globalSecondaryIndexes(
                index("by-kind", "rank", p -> p.projectionType("ALL")),
                index("only-keys", null, p -> p.projectionType("KEYS_ONLY")),
                index(
                    "with-colour",
                    null,
                    p -> p.projectionType("INCLUDE").nonKeyAttributes("colour")))
            .build());
  }

  /** Keys pk (S) and sk of the given type. */
  static CreateTableRequest.Builder simple(String name, String rangeType) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(attribute("pk", "S"), attribute("sk", rangeType))
        .keySchema(element("pk", "HASH"), element("sk", "RANGE"));
  }

  private static GlobalSecondaryIndex index(
      String name,
      @Nullable String range,
      java.util.function.Consumer<Projection.Builder> projection) {
    List<KeySchemaElement> keys =
        range == null
            ? List.of(element("kind", "HASH"))
            : List.of(element("kind", "HASH"), element(range, "RANGE"));
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(keys)
        .projection(projection)
        .build();
  }

  private static AttributeDefinition attribute(String name, String type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement element(String name, String type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
