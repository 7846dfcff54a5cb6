package tradingagents.local.table;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * What each part of the contract stands on: a client, a fresh table, and short words for values.
 */
interface Fixture {
  DynamoDbClient db();

  /** The name of a table with keys pk (S) and sk (S) and the indexes of {@link TestTables#main}. */
  String table();

  /** Skips the rest of the test at an endpoint known to differ from DynamoDB here. */
  void unlessKnownDifferent(Difference difference);

  static AttributeValue s(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue n(String number) {
    return AttributeValue.fromN(number);
  }

  static AttributeValue n(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  static AttributeValue b(int... bytes) {
    byte[] content = new byte[bytes.length];
    for (int at = 0; at < bytes.length; at++) {
      content[at] = (byte) bytes[at];
    }
    return AttributeValue.fromB(SdkBytes.fromByteArray(content));
  }

  static AttributeValue list(AttributeValue... elements) {
    return AttributeValue.fromL(List.of(elements));
  }

  static AttributeValue map(Object... namesAndValues) {
    return AttributeValue.fromM(item(namesAndValues));
  }

  static Map<String, AttributeValue> item(Object... namesAndValues) {
    var item = new LinkedHashMap<String, AttributeValue>();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      item.put((String) namesAndValues[at], (AttributeValue) namesAndValues[at + 1]);
    }
    return item;
  }

  /** An attribute that must be there. */
  static AttributeValue value(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }

  static Map<String, AttributeValue> key(String pk, String sk) {
    return item("pk", s(pk), "sk", s(sk));
  }

  default Map<String, AttributeValue> put(String pk, String sk, Object... more) {
    var item = key(pk, sk);
    item.putAll(item(more));
    db().putItem(PutItemRequest.builder().tableName(table()).item(item).build());
    return item;
  }

  default Map<String, AttributeValue> get(String pk, String sk) {
    return db().getItem(get -> get.tableName(table()).key(key(pk, sk)).consistentRead(true)).item();
  }

  default QueryResponse query(Consumer<QueryRequest.Builder> query) {
    return db().query(request -> query.accept(request.tableName(table())));
  }

  default QueryResponse query(String condition, Object... values) {
    return query(q -> q.keyConditionExpression(condition).expressionAttributeValues(item(values)));
  }

  default UpdateItemResponse update(Consumer<UpdateItemRequest.Builder> update) {
    return db().updateItem(request -> update.accept(request.tableName(table())));
  }

  default UpdateItemResponse update(String pk, String sk, String expression, Object... values) {
    return update(u -> {
      u.key(key(pk, sk)).updateExpression(expression).returnValues("ALL_NEW");
      if (values.length > 0) {
        u.expressionAttributeValues(item(values));
      }
    });
  }

  /** The call is refused as a ValidationException whose message contains the words. */
  static void assertInvalid(ThrowingCallable call, String words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            e -> {
              org.assertj.core.api.Assertions.assertThat(e.awsErrorDetails().errorCode())
                  .isEqualTo("ValidationException");
              org.assertj.core.api.Assertions.assertThat(e.awsErrorDetails().errorMessage())
                  .containsIgnoringCase(words);
            });
  }
}
