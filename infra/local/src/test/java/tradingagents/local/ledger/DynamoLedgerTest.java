package tradingagents.local.ledger;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.local.table.TableEngine;
import tradingagents.local.table.TableService;
import tradingagents.local.wire.InProcessHttp;

/** The ledger on the table engine in memory, without a wire. */
class DynamoLedgerTest extends DynamoLedgerContract {
  DynamoLedgerTest() {
    super(inMemory());
  }

  private static Place inMemory() {
    TableEngine engine = TableEngine.inMemory();
    return new Place(client(engine), engine::close);
  }

  static DynamoDbClient client(TableEngine engine) {
    return DynamoDbClient.builder()
        .httpClient(new InProcessHttp(new TableService(engine)))
        .endpointOverride(URI.create("http://dynamodb.local"))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }
}
