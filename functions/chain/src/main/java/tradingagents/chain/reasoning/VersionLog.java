package tradingagents.chain.reasoning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import tradingagents.chain.AwsFailures;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * Bodies under a key, numbered from 1: a new one is added, an old one never changes. Whoever adds a
 * number that somebody else has added meanwhile is refused, so nobody overwrites what he has not
 * seen. The newest is one query of one item.
 */
final class VersionLog {
  private final DynamoDbClient dynamo;
  private final String table;

  VersionLog(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /** The newest body; empty when there is none. */
  Optional<String> newest(String key) {
    return newest(key, 1).stream().findFirst();
  }

  /** The newest bodies, newest first. */
  List<String> newest(String key, int atMost) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(key)))
            .scanIndexForward(false)
            .consistentRead(true)
            .limit(atMost)
            .build();
    return call(() -> dynamo.query(query)).items().stream().map(VersionLog::body).toList();
  }

  /** One body. */
  Optional<String> at(String key, int number) {
    var answer =
        call(() ->
            dynamo.getItem(get ->
                get.tableName(table)
                    .key(
                        Map.of(
                            "pk", AttributeValue.fromS(key),
                            "sk", AttributeValue.fromS(sort(number))))
                    .consistentRead(true)));
    return answer.hasItem() ? Optional.of(body(answer.item())) : Optional.empty();
  }

  /** Adds a body; CONFLICT when the number is taken. */
  void add(String key, int number, String body) {
    call(() ->
        dynamo.putItem(put ->
            put.tableName(table)
                .item(
                    Map.of(
                        "pk", AttributeValue.fromS(key),
                        "sk", AttributeValue.fromS(sort(number)),
                        "body", AttributeValue.fromS(body)))
                .conditionExpression("attribute_not_exists(pk)")));
  }

  /** In a fixed width, so that text sorts as numbers do. */
  private static String sort(int number) {
    return "V#%09d".formatted(number);
  }

  private static String body(Map<String, AttributeValue> item) {
    AttributeValue body = item.get("body");
    if (body == null || body.s() == null) {
      throw new FailureException(Reason.CORRUPT, "a stored version has no body");
    }
    return body.s();
  }

  private static <T> T call(Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw new FailureException(AwsFailures.of(e), e);
    }
  }
}
