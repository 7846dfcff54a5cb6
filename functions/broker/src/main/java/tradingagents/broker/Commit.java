package tradingagents.broker;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import tradingagents.chain.AwsFailures;
import tradingagents.model.failure.Reason;

/** How a transaction with conditions came out. */
enum Commit {
  /** All of it is written. */
  DONE,
  /** Nothing is written: a condition did not hold. */
  REFUSED,
  /** Nothing is written: another transaction was at work on one of the items. */
  RACED;

  /**
   * Writes all or nothing.
   *
   * @throws TransactionCanceledException for every other cause, such as throttling
   */
  static Commit of(DynamoDbClient client, List<TransactWriteItem> actions) {
    try {
      client.transactWriteItems(request -> request.transactItems(actions));
      return DONE;
    } catch (TransactionCanceledException e) {
      if (AwsFailures.of(e).reason() != Reason.CONFLICT) {
        throw e;
      }
      return e.cancellationReasons().stream()
              .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()))
          ? REFUSED
          : RACED;
    }
  }
}
