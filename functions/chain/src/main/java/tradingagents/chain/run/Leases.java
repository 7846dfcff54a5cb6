package tradingagents.chain.run;

import static tradingagents.chain.run.RunItems.n;
import static tradingagents.chain.run.RunItems.s;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import tradingagents.chain.AwsFailures;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * Leases in a table, so that a duplicate of a message does not do the work a second time: an item
 * with {@code leaseOwner}, {@code untilMillis} and how many {@code attempts} were begun.
 */
public final class Leases {
  private static final Duration KEPT = Duration.ofDays(1);

  private final DynamoDbClient dynamo;
  private final String table;

  /**
   * Leases of a table.
   *
   * @param dynamo the client
   * @param table its name
   */
  public Leases(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /**
   * Takes a lease.
   *
   * @param key of its item
   * @param owner unique to this delivery
   * @param now the time
   * @param length how long it lasts
   * @return how many times the work was begun, this time included; LEASED when somebody has it
   */
  public Result<Integer> take(
      Map<String, AttributeValue> key, String owner, Instant now, Duration length) {
    Instant until = now.plus(length);
    Map<String, AttributeValue> values =
        Map.of(
            ":owner", s(owner),
            ":until", n(until.toEpochMilli()),
            ":expires", n(until.plus(KEPT).getEpochSecond()),
            ":now", n(now.toEpochMilli()),
            ":none", n(0),
            ":one", n(1));
    Map<String, AttributeValue> item;
    try {
      item =
          dynamo
              .updateItem(update ->
                  update
                      .tableName(table)
                      .key(key)
                      .updateExpression(
                          "SET leaseOwner = :owner, untilMillis = :until, expiresAt = :expires,"
                              + " attempts = if_not_exists(attempts, :none) + :one")
                      .conditionExpression("attribute_not_exists(sk) OR untilMillis <= :now")
                      .expressionAttributeValues(values)
                      .returnValues(ReturnValue.ALL_NEW)
                      .returnValuesOnConditionCheckFailure(
                          ReturnValuesOnConditionCheckFailure.ALL_OLD))
              .attributes();
    } catch (ConditionalCheckFailedException held) {
      item = held.item();
    } catch (SdkException e) {
      return new Result.Err<>(AwsFailures.of(e));
    }
    return RunItems.text(item, "leaseOwner").equals(owner)
        ? Result.ok(Integer.parseInt(RunItems.attribute(item, "attempts").n()))
        : Result.err(
            Reason.LEASED,
            "somebody is working on "
                + RunItems.text(key, RunItems.SK)
                + " of "
                + RunItems.text(key, RunItems.PK));
  }

  /**
   * Gives a lease back; one that somebody else has by now is left alone.
   *
   * @param key of its item
   * @param owner who took it
   */
  public void release(Map<String, AttributeValue> key, String owner) {
    giveBack(key, owner, 0);
  }

  /**
   * Gives a lease back as if the work had not been begun: it could not be, for now.
   *
   * @param key of its item
   * @param owner who took it
   */
  public void undo(Map<String, AttributeValue> key, String owner) {
    giveBack(key, owner, 1);
  }

  private void giveBack(Map<String, AttributeValue> key, String owner, int uncounted) {
    Map<String, AttributeValue> values = new HashMap<>(Map.of(":owner", s(owner), ":over", n(0)));
    if (uncounted > 0) {
      values.put(":less", n(uncounted));
    }
    try {
      dynamo.updateItem(update ->
          update
              .tableName(table)
              .key(key)
              .updateExpression(
                  "SET untilMillis = :over"
                      + (uncounted > 0 ? ", attempts = attempts - :less" : ""))
              .conditionExpression("leaseOwner = :owner")
              .expressionAttributeValues(values));
    } catch (ConditionalCheckFailedException somebodyElses) {
      return;
    } catch (SdkException e) {
      throw new FailureException(AwsFailures.of(e), e);
    }
  }
}
