package tradingagents.local.table;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The contract on the engine on a file. */
class FileTableTest extends TableContract {
  private @Nullable TableEngine engine;
  private @Nullable DynamoDbClient client;

  @BeforeAll
  void open(@TempDir Path folder) {
    engine = TableEngine.at(folder.resolve("state/tables.db"));
    client = TestTables.client(engine);
  }

  @Override
  DynamoDbClient client() {
    return java.util.Objects.requireNonNull(client);
  }

  @AfterAll
  void close() {
    client().close();
    java.util.Objects.requireNonNull(engine).close();
  }
}
