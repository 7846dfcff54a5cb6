package tradingagents.chain.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import tradingagents.desk.port.News;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.NewsItem;
import tradingagents.model.market.Symbol;

/**
 * Stories in the market table, one item each under {@code NEWS#collection#symbol}, sorted by when
 * they were known: what was known later than asked is not even fetched. They are stored as they
 * were sent; cleaning is the reader's business.
 */
public final class TableNews implements News {
  private static final int MOST = 100;
  private static final int MAX_TEXT = 100_000;

  private final DynamoDbClient dynamo;
  private final String table;

  /**
   * Stories in one table.
   *
   * @param dynamo how to reach it
   * @param table its name
   */
  public TableNews(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /**
   * Stores stories that the table forgets some time after an instant.
   *
   * @param collection whose they are: the id of the run that brought them
   * @param stories of any instrument
   * @param expiresAt when they are no longer needed
   * @throws FailureException with a transient reason when the table cannot be used
   */
  public void write(String collection, List<NewsItem> stories, Instant expiresAt) {
    try {
      for (NewsItem story : stories) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("pk", text(key(collection, story.symbol())));
        item.put("sk", text(at(story.knownAt()) + "#" + story.id()));
        item.put("id", text(story.id()));
        item.put("headline", text(story.headline()));
        item.put("body", text(cut(story.body())));
        item.put("source", text(story.source()));
        item.put("publishedAt", text(story.publishedAt().toString()));
        item.put("knownAt", text(story.knownAt().toString()));
        item.put("vendor", text(story.vendor()));
        BigDecimal tone = story.tone();
        if (tone != null) {
          item.put("tone", text(tone.toPlainString()));
        }
        item.put("expiresAt", AttributeValue.fromN(Long.toString(expiresAt.getEpochSecond())));
        dynamo.putItem(request -> request.tableName(table).item(item));
      }
    } catch (SdkException e) {
      throw new FailureException(AwsFailure.of("the table " + table, e), e);
    }
  }

  @Override
  public Result<List<NewsItem>> items(String collection, Symbol symbol, Instant asOf) {
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
            .expressionAttributeValues(
                Map.of(
                    ":pk", text(key(collection, symbol)),
                    ":from", text("0"),
                    ":to", text(at(asOf) + "~")))
            .scanIndexForward(false)
            .limit(MOST)
            .build();
    try {
      List<NewsItem> stories = new ArrayList<>();
      for (Map<String, AttributeValue> item : dynamo.query(request).items()) {
        stories.add(story(item, symbol));
      }
      return stories.isEmpty()
          ? Result.err(Reason.NO_DATA, "no story about " + symbol + " was known at " + asOf)
          : Result.ok(List.copyOf(stories));
    } catch (SdkException e) {
      return new Result.Err<>(AwsFailure.of("the table " + table, e));
    }
  }

  private static NewsItem story(Map<String, AttributeValue> item, Symbol symbol) {
    return new NewsItem(
        said(item, "id"),
        symbol,
        said(item, "headline"),
        said(item, "body"),
        said(item, "source"),
        Instant.parse(said(item, "publishedAt")),
        Instant.parse(said(item, "knownAt")),
        said(item, "vendor"),
        said(item, "tone").isEmpty() ? null : new BigDecimal(said(item, "tone")));
  }

  private static String said(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }

  private static String cut(String text) {
    return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
  }

  /** An instant as text that sorts as time does. */
  private static String at(Instant instant) {
    return "%015d".formatted(instant.toEpochMilli());
  }

  private static String key(String collection, Symbol symbol) {
    return "NEWS#" + collection + "#" + symbol;
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
