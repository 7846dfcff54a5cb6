package tradingagents.packaged.bare;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The bare handler and one read of one table, with the client as its manual makes it. */
public final class BareDynamoHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {
  private final DynamoDbClient dynamo =
      DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();

  /** For Lambda. */
  public BareDynamoHandler() {}

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    String table = System.getenv("RUNS_TABLE");
    Map<String, AttributeValue> key =
        Map.of("pk", AttributeValue.fromS("RUN#nobody"), "sk", AttributeValue.fromS("HEAD"));
    return Map.of("found", dynamo.getItem(get -> get.tableName(table).key(key)).hasItem());
  }
}
