package tradingagents.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import tradingagents.chain.market.BarTable;
import tradingagents.chain.market.TableMarketData;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Symbol;
import tradingagents.testkit.SampleBars;

/** The market table's adapters over the wire. */
@AtEveryEndpoint
class BarTableEndpointTest {
  private static final Symbol AAPL = new Symbol("AAPL");
  private static final BarSeries SERIES = SampleBars.of(600);

  private final String name = Endpoint.fresh("market");
  private final DynamoDbClient dynamo;

  BarTableEndpointTest(Endpoint endpoint) {
    dynamo = endpoint.client(DynamoDbClient.builder());
    dynamo.createTable(create ->
        create
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(attribute("pk"), attribute("sk"))
            .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder().attributeName(name).attributeType(S).build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  /** A reader without a cache of its own yet. */
  private BarTable cold() {
    return new BarTable(dynamo, name);
  }

  @Test
  void another_reader_gets_what_was_written_digit_for_digit() {
    cold().write(SERIES);

    assertThat(cold().read("test-bars", AAPL)).isEqualTo(Result.ok(SERIES));
  }

  @Test
  void a_read_ends_at_its_day() {
    cold().write(SERIES);
    LocalDate last = SERIES.bars().get(300).session();

    BarSeries read = cold().readUpTo("test-bars", AAPL, last).orThrow();

    assertThat(read.bars()).isEqualTo(SERIES.bars().subList(0, 301));
  }

  @Test
  void market_data_ends_at_as_of_even_within_a_session() {
    cold().write(SERIES);
    Bar bar = SERIES.bars().get(200);
    TableMarketData data =
        new TableMarketData(cold(), (dataset, symbol, at) -> Result.err(Reason.NO_DATA, "none"));

    assertThat(data.bars("test-bars", AAPL, bar.knownAt()).orThrow().bars().getLast())
        .isEqualTo(bar);
    Instant before = bar.knownAt().minusSeconds(1);
    assertThat(data.bars("test-bars", AAPL, before).orThrow().bars().getLast())
        .isEqualTo(SERIES.bars().get(199));
  }

  @Test
  void market_data_is_filled_on_a_miss_and_read_again() {
    TableMarketData data =
        new TableMarketData(
            cold(),
            (dataset, symbol, at) -> {
              cold().write(SERIES);
              return Result.ok(true);
            });

    assertThat(data.bars("test-bars", AAPL, SERIES.bars().getLast().knownAt()))
        .isEqualTo(Result.ok(SERIES));
  }

  @Test
  void a_reader_sees_a_rewritten_series_at_once() {
    BarTable table = cold();
    table.write(SERIES);
    table.read("test-bars", AAPL).orThrow();
    BarSeries shorter =
        new BarSeries(SERIES.symbol(), SERIES.provenance(), SERIES.bars().subList(0, 300));

    cold().write(shorter);

    assertThat(table.read("test-bars", AAPL)).isEqualTo(Result.ok(shorter));
  }

  @Test
  void what_was_never_written_is_not_found_and_a_missing_table_is_unavailable() {
    assertThat(reason(cold().read("test-bars", AAPL))).isEqualTo(Reason.NOT_FOUND);
    assertThat(reason(new BarTable(dynamo, Endpoint.fresh("elsewhere")).read("test-bars", AAPL)))
        .isEqualTo(Reason.UNAVAILABLE);
  }

  private static Reason reason(Result<?> result) {
    return switch (result) {
      case Result.Ok<?>(Object value) -> throw new AssertionError("not expected: " + value);
      case Result.Err<?>(Failure failure) -> failure.reason();
    };
  }
}
