package tradingagents.local.table;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** All that a DynamoDB endpoint must do for us, asked through a genuine SDK client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TableContract
    implements ItemContract,
        ConditionContract,
        UpdateContract,
        QueryContract,
        TransactionContract,
        RefusalContract,
        RandomContract {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private String table = "none";

  abstract DynamoDbClient client();

  /** Whether the endpoint is one whose differences are listed. */
  boolean isKnownToDiffer() {
    return false;
  }

  @Override
  public DynamoDbClient db() {
    return client();
  }

  @Override
  public String table() {
    return table;
  }

  @Override
  public void unlessKnownDifferent(Difference difference) {
    Assumptions.assumeFalse(isKnownToDiffer(), () -> "known difference: " + difference);
  }

  @BeforeEach
  void makeTable() {
    table = "contract-" + NEXT.incrementAndGet();
    TestTables.main(db(), table);
  }

  @AfterEach
  void dropTable() {
    db().deleteTable(delete -> delete.tableName(table));
  }
}
