package tradingagents.risk.planted;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Breaks a rule on purpose: the test of the arrows finds it. */
public final class BusyHandler {
  Object table(DynamoDbClient table) {
    return table;
  }
}
