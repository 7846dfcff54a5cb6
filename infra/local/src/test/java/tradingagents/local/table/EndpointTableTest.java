package tradingagents.local.table;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The contract at the endpoint that TABLES_ENDPOINT names (moto, LocalStack); else skipped. */
class EndpointTableTest extends TableContract {
  private @Nullable DynamoDbClient client;

  @BeforeAll
  void connect() {
    String endpoint = System.getenv("TABLES_ENDPOINT");
    if (endpoint == null) {
      System.out.println("skipped: TABLES_ENDPOINT names no DynamoDB endpoint to compare with");
    }
    Assumptions.assumeTrue(endpoint != null, "TABLES_ENDPOINT is not set");
    client = TestTables.client(java.util.Objects.requireNonNull(endpoint));
  }

  @Override
  boolean isKnownToDiffer() {
    return true;
  }

  @Override
  DynamoDbClient client() {
    return java.util.Objects.requireNonNull(client);
  }
}
