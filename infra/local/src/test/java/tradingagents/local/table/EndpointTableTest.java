package tradingagents.local.table;

import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.local.endpoint.AtEveryEndpoint;
import tradingagents.local.endpoint.Endpoint;

/** The tables over the wire. Where moto differs, {@link Difference} says how. */
@AtEveryEndpoint
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class EndpointTableTest extends TableContract {
  private final Endpoint endpoint;
  private final DynamoDbClient client;

  EndpointTableTest(Endpoint endpoint) {
    this.endpoint = endpoint;
    this.client = endpoint.client(DynamoDbClient.builder());
  }

  @Override
  boolean isKnownToDiffer() {
    return endpoint.kind() == Endpoint.Kind.MOTO;
  }

  @Override
  DynamoDbClient client() {
    return client;
  }
}
