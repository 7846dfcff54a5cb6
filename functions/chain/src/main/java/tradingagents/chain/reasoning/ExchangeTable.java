package tradingagents.chain.reasoning;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import tradingagents.chain.AwsFailures;
import tradingagents.chain.run.Bodies;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * Questions to models and their answers, by the hash of the question: {@code EXCHANGE#hash}. The
 * first answer to a question stays, so that a question that is asked twice at the same time has one
 * answer from then on. They are kept for {@value #DAYS_KEPT} days.
 */
public final class ExchangeTable {
  private static final int DAYS_KEPT = 400;

  private final DynamoDbClient dynamo;
  private final String table;
  private final InstantSource clock;

  /**
   * Exchanges of a table.
   *
   * @param dynamo the client
   * @param table the reasoning table's name
   * @param clock the time
   */
  public ExchangeTable(DynamoDbClient dynamo, String table, InstantSource clock) {
    this.dynamo = dynamo;
    this.table = table;
    this.clock = clock;
  }

  /**
   * A stored exchange.
   *
   * @param hash of the question
   * @return its document, or empty when it was never asked
   */
  public Result<Optional<String>> find(String hash) {
    try {
      Map<String, AttributeValue> item =
          dynamo.getItem(get -> get.tableName(table).key(key(hash)).consistentRead(true)).item();
      if (item.isEmpty()) {
        return Result.ok(Optional.empty());
      }
      byte[] body = attribute(item, "body").b().asByteArrayUnsafe();
      return Result.ok(Optional.of(Bodies.unpack(List.of(body), attribute(item, "bodyHash").s())));
    } catch (SdkException e) {
      return new Result.Err<>(AwsFailures.of(e));
    } catch (FailureException e) {
      return new Result.Err<>(e.failure());
    }
  }

  /**
   * Keeps an exchange.
   *
   * @param hash of the question
   * @param json the document
   * @return whether it was the first; INVALID when it is larger than about 300 kB packed
   */
  public Result<Boolean> keep(String hash, String json) {
    Bodies.Packed packed = Bodies.pack(json);
    if (packed.parts().size() > 1) {
      return new Result.Err<>(new Failure(Reason.INVALID, "an exchange is too large to be kept"));
    }
    Map<String, AttributeValue> item = new HashMap<>(key(hash));
    item.put("body", AttributeValue.fromB(SdkBytes.fromByteArray(packed.parts().getFirst())));
    item.put("bodyHash", AttributeValue.fromS(packed.hash()));
    long expires = clock.instant().plus(Duration.ofDays(DAYS_KEPT)).getEpochSecond();
    item.put("expiresAt", AttributeValue.fromN(Long.toString(expires)));
    try {
      dynamo.putItem(
          put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"));
      return Result.ok(true);
    } catch (ConditionalCheckFailedException anotherWasFirst) {
      return Result.ok(false);
    } catch (SdkException e) {
      return new Result.Err<>(AwsFailures.of(e));
    }
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new FailureException(Reason.CORRUPT, "a stored exchange lacks " + name);
    }
    return value;
  }

  private static Map<String, AttributeValue> key(String hash) {
    return Map.of(
        "pk", AttributeValue.fromS("EXCHANGE#" + hash), "sk", AttributeValue.fromS("EXCHANGE"));
  }
}
