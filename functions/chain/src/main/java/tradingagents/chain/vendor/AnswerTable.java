package tradingagents.chain.vendor;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import tradingagents.chain.run.Bodies;

/**
 * Vendors' answers in the market table, shared by all functions until they are too old: {@code
 * ANSWER#key}, compressed, checked against a hash. A lease beside an answer lets one function ask
 * while the others wait for what it brings.
 */
public final class AnswerTable {
  private static final String ANSWER = "ANSWER";
  private static final String LEASE = "LEASE";

  private final DynamoDbClient dynamo;
  private final String table;

  /**
   * Answers in a table.
   *
   * @param dynamo how to reach it
   * @param table the market table's name
   */
  public AnswerTable(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /**
   * A stored answer.
   *
   * @param document as it was kept
   * @param until when it is too old
   */
  public record Stored(String document, Instant until) {}

  /**
   * An answer that is not too old.
   *
   * @param key of the question
   * @param now the time
   * @return empty when there is none
   */
  public Optional<Stored> find(String key, Instant now) {
    Map<String, AttributeValue> item =
        dynamo.getItem(get -> get.tableName(table).key(key(key, ANSWER))).item();
    AttributeValue until = item.get("until");
    AttributeValue body = item.get("body");
    AttributeValue hash = item.get("hash");
    if (until == null || body == null || hash == null) {
      return Optional.empty();
    }
    Instant end = Instant.ofEpochMilli(Long.parseLong(until.n()));
    return now.isBefore(end)
        ? Optional.of(
            new Stored(Bodies.unpack(List.of(body.b().asByteArrayUnsafe()), hash.s()), end))
        : Optional.empty();
  }

  /**
   * Keeps an answer; one that is larger than an item may be is not kept.
   *
   * @param key of the question
   * @param stored the answer
   */
  public void keep(String key, Stored stored) {
    Bodies.Packed packed = Bodies.pack(stored.document());
    if (packed.parts().size() > 1) {
      return;
    }
    Map<String, AttributeValue> item = new HashMap<>(key(key, ANSWER));
    item.put("body", AttributeValue.fromB(SdkBytes.fromByteArray(packed.parts().getFirst())));
    item.put("hash", AttributeValue.fromS(packed.hash()));
    item.put("until", n(stored.until().toEpochMilli()));
    // The table's own clean-up is late by up to days; `until` is what counts.
    item.put("expiresAt", n(stored.until().getEpochSecond() + 1));
    dynamo.putItem(put -> put.tableName(table).item(item));
  }

  /**
   * Takes the right to ask.
   *
   * @param key of the question
   * @param now the time
   * @param until when the right ends by itself
   * @return false when somebody else has it
   */
  public boolean lease(String key, Instant now, Instant until) {
    Map<String, AttributeValue> item = new HashMap<>(key(key, LEASE));
    item.put("until", n(until.toEpochMilli()));
    item.put("expiresAt", n(until.getEpochSecond() + 1));
    try {
      dynamo.putItem(put ->
          put.tableName(table)
              .item(item)
              .conditionExpression("attribute_not_exists(pk) OR #u <= :now")
              .expressionAttributeNames(Map.of("#u", "until"))
              .expressionAttributeValues(Map.of(":now", n(now.toEpochMilli()))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /**
   * Gives the right to ask back.
   *
   * @param key of the question
   */
  public void release(String key) {
    Map<String, AttributeValue> item = new HashMap<>(key(key, LEASE));
    item.put("until", n(0));
    item.put("expiresAt", n(1));
    dynamo.putItem(put -> put.tableName(table).item(item));
  }

  private static Map<String, AttributeValue> key(String key, String sk) {
    return Map.of("pk", AttributeValue.fromS("ANSWER#" + key), "sk", AttributeValue.fromS(sk));
  }

  private static AttributeValue n(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
