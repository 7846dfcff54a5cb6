package tradingagents.chain.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** One table in memory that answers the three requests of {@link BarTable}, two items per page. */
final class FakeTable implements DynamoDbClient {
  private static final int PAGE = 2;

  final NavigableMap<String, Map<String, AttributeValue>> items = new TreeMap<>();
  final List<String> requests = new ArrayList<>();
  final List<String> fetched = new ArrayList<>();
  @Nullable SdkException failure;

  private void note(String request) {
    requests.add(request);
    if (failure != null) {
      throw failure;
    }
  }

  private static String key(Map<String, AttributeValue> item) {
    return string(item, "pk") + "|" + string(item, "sk");
  }

  private static String string(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new AssertionError("no " + name);
    }
    return value.s();
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    note("put " + string(request.item(), "sk"));
    items.put(key(request.item()), request.item());
    return PutItemResponse.builder().build();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    note("get " + string(request.key(), "sk"));
    if (!request.consistentRead()) {
      throw new AssertionError("reads must be consistent");
    }
    Map<String, AttributeValue> item = items.get(key(request.key()));
    return item == null
        ? GetItemResponse.builder().build()
        : GetItemResponse.builder().item(item).build();
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    Map<String, AttributeValue> values = request.expressionAttributeValues();
    String from = string(values, ":pk") + "|" + string(values, ":from");
    String to = string(values, ":pk") + "|" + string(values, ":to");
    note("query " + string(values, ":from") + " " + string(values, ":to"));
    if (!request.consistentRead()
        || !request.keyConditionExpression().equals("pk = :pk AND sk BETWEEN :from AND :to")) {
      throw new AssertionError("unexpected " + request);
    }
    boolean first = !request.hasExclusiveStartKey() || request.exclusiveStartKey().isEmpty();
    String start = first ? from : key(request.exclusiveStartKey());
    List<Map<String, AttributeValue>> page =
        items.subMap(start, first, to, true).values().stream().limit(PAGE).toList();
    page.forEach(item -> fetched.add(string(item, "sk")));
    QueryResponse.Builder response = QueryResponse.builder().items(page);
    if (page.size() == PAGE) {
      Map<String, AttributeValue> last = page.getLast();
      response.lastEvaluatedKey(
          Map.of(
              "pk", AttributeValue.fromS(string(last, "pk")),
              "sk", AttributeValue.fromS(string(last, "sk"))));
    }
    return response.build();
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
