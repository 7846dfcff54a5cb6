package tradingagents.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import tradingagents.chain.market.BarTable;
import tradingagents.feeds.file.Box;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

class FeedsTest {
  private static final Instant NOW = Instant.parse("2018-05-11T20:00:00Z");

  private final Symbol symbol = new Symbol("AAPL");
  private final Box box = new Box(TradingCalendar.usEquities());
  private final Stored dynamo = new Stored();
  private final BarTable table = new BarTable(dynamo, "market");
  private final Feeds feeds =
      new Feeds(
          box,
          table,
          () -> {
            throw new AssertionError("nobody is asked");
          });

  /** Keeps what is put; a query answers every year. */
  private static final class Stored implements DynamoDbClient {
    final Map<String, Map<String, AttributeValue>> items = new HashMap<>();
    @Nullable SdkClientException failure;

    private static String key(Map<String, AttributeValue> item) {
      return String.valueOf(item.get("pk")) + item.get("sk");
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      if (failure != null) {
        throw failure;
      }
      items.put(key(request.item()), request.item());
      return PutItemResponse.builder().build();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      return GetItemResponse.builder().item(items.get(key(request.key()))).build();
    }

    @Override
    public QueryResponse query(QueryRequest request) {
      List<Map<String, AttributeValue>> years = new ArrayList<>();
      items.values().stream().filter(item -> item.containsKey("bars")).forEach(years::add);
      return QueryResponse.builder().items(years).build();
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }

  @Test
  void loads_the_box_into_the_table() {
    assertThat(feeds.load("box", symbol, NOW)).isEqualTo(Result.ok(true));
    assertThat(table.read("box", symbol)).isEqualTo(box.series(symbol));
  }

  @Test
  void loading_twice_changes_nothing() {
    feeds.load("box", symbol, NOW);
    Map<String, Map<String, AttributeValue>> before = Map.copyOf(dynamo.items);
    assertThat(feeds.load("box", symbol, NOW)).isEqualTo(Result.ok(true));
    assertThat(dynamo.items).isEqualTo(before);
  }

  @Test
  void names_what_the_box_has() {
    assertThat(feeds.load("box", new Symbol("MSFT"), NOW))
        .isEqualTo(
            Result.err(
                Reason.NOT_FOUND,
                "the data in the box has no MSFT; it has AAPL, and SPX as a benchmark only"));
    assertThat(dynamo.items).isEmpty();
  }

  @Test
  void cannot_load_a_run_s_own_data() {
    assertThat(feeds.load("run-1", symbol, NOW))
        .isEqualTo(
            Result.err(
                Reason.NOT_FOUND,
                "the data set 'run-1' has no prices of AAPL, and a run's own prices cannot be"
                    + " loaded again"));
  }

  @Test
  void a_table_out_of_reach_is_unavailable() {
    dynamo.failure = SdkClientException.create("no route");
    assertThat(feeds.load("box", symbol, NOW))
        .isEqualTo(Result.err(Reason.UNAVAILABLE, "the table market cannot be used: no route"));
  }
}
