package tradingagents.local.table;

import org.junit.jupiter.api.AfterAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The contract on the engine in memory. */
class MemoryTableTest extends TableContract {
  private final TableEngine engine = TableEngine.inMemory();
  private final DynamoDbClient client = TestTables.client(engine);

  @Override
  DynamoDbClient client() {
    return client;
  }

  @AfterAll
  void close() {
    client.close();
    engine.close();
  }
}
