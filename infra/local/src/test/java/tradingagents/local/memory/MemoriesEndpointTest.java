package tradingagents.local.memory;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.reasoning.DynamoMemories;
import tradingagents.desk.port.MemoryStore;
import tradingagents.local.endpoint.AtEveryEndpoint;
import tradingagents.local.endpoint.Endpoint;
import tradingagents.testkit.MemoryStoreContract;

/** The deployed adapter over the wire. */
@AtEveryEndpoint
class MemoriesEndpointTest extends MemoryStoreContract {
  private final Endpoint endpoint;
  private final DynamoMemories store;

  MemoriesEndpointTest(Endpoint endpoint) {
    this.endpoint = endpoint;
    DynamoDbClient dynamo = endpoint.client(DynamoDbClient.builder());
    String table = Endpoint.fresh("reasoning");
    ReasoningTable.create(dynamo, table);
    store = new DynamoMemories(dynamo, table);
  }

  @Override
  protected MemoryStore store() {
    return store;
  }

  @Override
  protected int seeds(int full) {
    return endpoint.kind() == Endpoint.Kind.EMBEDDED ? full : Math.min(full, 8);
  }
}
