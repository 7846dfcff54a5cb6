package tradingagents.local.simulation;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.desk.port.RunStore;
import tradingagents.local.endpoint.AtEveryEndpoint;
import tradingagents.local.endpoint.Endpoint;
import tradingagents.testkit.RunStoreContract;

/** The deployed adapter over the wire. */
@AtEveryEndpoint
class RunStoreEndpointTest extends RunStoreContract {
  private final Endpoint endpoint;
  private final DynamoRunStore store;

  RunStoreEndpointTest(Endpoint endpoint) {
    this.endpoint = endpoint;
    DynamoDbClient dynamo = endpoint.client(DynamoDbClient.builder());
    String runs = Endpoint.fresh("runs");
    RunsTable.create(dynamo, runs);
    store = new DynamoRunStore(dynamo, runs);
  }

  @Override
  protected RunStore store() {
    return store;
  }

  @Override
  protected int seeds(int full) {
    return endpoint.kind() == Endpoint.Kind.EMBEDDED ? full : Math.min(full, 4);
  }
}
