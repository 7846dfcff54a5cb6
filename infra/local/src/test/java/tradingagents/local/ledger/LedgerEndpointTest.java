package tradingagents.local.ledger;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.local.endpoint.AtEveryEndpoint;
import tradingagents.local.endpoint.Endpoint;

/** The ledger over the wire. */
@AtEveryEndpoint
class LedgerEndpointTest extends DynamoLedgerContract {
  LedgerEndpointTest(Endpoint endpoint) {
    super(new Place(endpoint.client(DynamoDbClient.builder()), () -> {}));
  }
}
