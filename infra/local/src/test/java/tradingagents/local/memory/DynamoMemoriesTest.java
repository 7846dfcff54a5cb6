package tradingagents.local.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.chain.reasoning.DynamoMemories;
import tradingagents.desk.port.MemoryStore;
import tradingagents.local.table.TableEngine;
import tradingagents.local.table.TableService;
import tradingagents.local.wire.InProcessHttp;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.testkit.MemoryStoreContract;

/** The deployed adapter on the embedded engine, with what only it can get wrong. */
class DynamoMemoriesTest extends MemoryStoreContract {
  private final TableEngine engine = TableEngine.inMemory();
  private final DynamoDbClient dynamo =
      DynamoDbClient.builder()
          .httpClient(new InProcessHttp(new TableService(engine)))
          .endpointOverride(URI.create("http://dynamodb.local"))
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(AnonymousCredentialsProvider.create())
          .build();
  private final DynamoMemories store = new DynamoMemories(dynamo, "reasoning");

  DynamoMemoriesTest() {
    ReasoningTable.create(dynamo, "reasoning");
  }

  @AfterEach
  void close() {
    dynamo.close();
    engine.close();
  }

  @Override
  protected MemoryStore store() {
    return store;
  }

  @Test
  void says_corrupt_when_a_body_is_no_memory() {
    dynamo.putItem(put ->
        put.tableName("reasoning")
            .item(
                java.util.Map.of(
                    "pk", AttributeValue.fromS("MEMORY#home"),
                    "sk", AttributeValue.fromS("2016-06-30T20:00:00.000Z#run-1"),
                    "body", AttributeValue.fromS("{\"runId\":\"run-1\"}"))));

    assertThat(store.list(new MemoryStore.Query(null, null, null, 10)))
        .isInstanceOfSatisfying(
            Result.Err.class, err -> assertThat(err.failure().reason()).isEqualTo(Reason.CORRUPT));
  }

  @Test
  void says_unavailable_when_the_table_is_not_there() {
    assertThat(new DynamoMemories(dynamo, "elsewhere").mark())
        .isInstanceOfSatisfying(
            Result.Err.class,
            err -> assertThat(err.failure().reason()).isEqualTo(Reason.UNAVAILABLE));
  }
}
