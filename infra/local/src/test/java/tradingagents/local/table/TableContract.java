package tradingagents.local.table;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.local.endpoint.Endpoint;

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
    if (isKnownToDiffer()) {
      System.out.println("skipped: the endpoint differs from DynamoDB: " + difference);
    }
    Assumptions.assumeFalse(isKnownToDiffer(), () -> "known difference: " + difference);
  }

  @BeforeEach
  void makeTable() {
    table = Endpoint.fresh("contract");
    TestTables.main(db(), table);
  }

  @AfterEach
  void dropTable() {
    db().deleteTable(delete -> delete.tableName(table));
  }
}
