package tradingagents.chain.run;

import static tradingagents.chain.run.RunItems.s;
import static tradingagents.chain.run.RunItems.stamp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import tradingagents.chain.json.RunJson;
import tradingagents.desk.port.RunQuery;
import tradingagents.desk.port.RunQuery.Page;
import tradingagents.desk.port.RunQuery.Place;
import tradingagents.desk.run.RunSummary;
import tradingagents.desk.run.Status;
import tradingagents.model.market.Symbol;

/** Reads pages of the list of runs from its index: a bounded number of queries, never a scan. */
final class RunListing {
  /** So many index pages are read for one page of answers; what is rare comes in short pages. */
  private static final int MOST_QUERIES = 3;

  private final DynamoDbClient dynamo;
  private final String table;

  /** Makes the line of a run that was stored before lines were. */
  private final Function<String, RunSummary> loaded;

  RunListing(DynamoDbClient dynamo, String table, Function<String, RunSummary> loaded) {
    this.dynamo = dynamo;
    this.table = table;
    this.loaded = loaded;
  }

  Page page(RunQuery query) {
    List<RunSummary> lines = new ArrayList<>();
    Place place = query.after();
    for (int i = 0; i < MOST_QUERIES; i++) {
      QueryResponse answer = dynamo.query(request(query, place));
      for (Map<String, AttributeValue> item : answer.items()) {
        RunSummary line = line(item);
        if (query.wants(line)) {
          lines.add(line);
          place = place(item);
          if (lines.size() == query.limit()) {
            return new Page(lines, place);
          }
        }
      }
      if (!answer.hasLastEvaluatedKey() || answer.lastEvaluatedKey().isEmpty()) {
        return new Page(lines, null);
      }
      place = place(answer.lastEvaluatedKey());
    }
    return new Page(lines, place);
  }

  private QueryRequest request(RunQuery query, @Nullable Place after) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":listing", s(RunItems.LISTING));
    List<String> filters = new ArrayList<>();
    Symbol symbol = query.symbol();
    if (symbol != null) {
      values.put(":symbol", s(symbol.value()));
      filters.add("runSymbol = :symbol");
    }
    Status status = query.status();
    if (status != null) {
      values.put(":status", s(status.name()));
      filters.add("runStatus = :status");
    }
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(table)
            .indexName(RunItems.LISTING_INDEX)
            .keyConditionExpression("listing = :listing")
            .expressionAttributeValues(values)
            .scanIndexForward(false);
    if (filters.isEmpty()) {
      request.limit(query.limit());
    } else {
      request.filterExpression(String.join(" AND ", filters));
    }
    if (after != null) {
      Map<String, AttributeValue> start = new HashMap<>(RunItems.key(after.runId(), RunItems.HEAD));
      start.put("listing", s(RunItems.LISTING));
      start.put("createdAt", stamp(after.createdAt()));
      request.exclusiveStartKey(start);
    }
    return request.build();
  }

  private RunSummary line(Map<String, AttributeValue> item) {
    return item.containsKey("summary")
        ? RunJson.summary(RunItems.text(item, "summary"))
        : loaded.apply(RunItems.runId(item));
  }

  private static Place place(Map<String, AttributeValue> item) {
    return new Place(Instant.parse(RunItems.text(item, "createdAt")), RunItems.runId(item));
  }
}
