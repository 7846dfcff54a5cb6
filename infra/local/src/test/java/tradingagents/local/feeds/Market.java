package tradingagents.local.feeds;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.random.RandomGeneratorFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tradingagents.chain.Env;
import tradingagents.chain.vendor.AnswerTable;
import tradingagents.chain.vendor.DynamoVendorStates;
import tradingagents.chain.vendor.Question;
import tradingagents.feeds.route.Router;
import tradingagents.feeds.vendor.Answer;
import tradingagents.feeds.vendor.Vendor;
import tradingagents.local.EmbeddedStack;
import tradingagents.model.market.Known;

/**
 * Routers over one embedded market table, whose vendors are scripted and whose pauses are jumps.
 */
final class Market {
  static final Instant NOW = Instant.parse("2018-05-14T15:00:00Z");

  final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  volatile boolean waits;
  final AtomicInteger hits = new AtomicInteger();
  final AtomicInteger misses = new AtomicInteger();
  private final EmbeddedStack stack;
  private final String table;
  private final Map<String, Scripted> vendors = new HashMap<>();

  /** A new table of one stack. */
  Market(EmbeddedStack stack, String table) {
    this.stack = stack;
    this.table = table;
    stack
        .dynamo()
        .createTable(create ->
            create
                .tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("pk"), attribute("sk"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  /** A vendor that answers by a function. */
  static final class Scripted implements Vendor {
    private final String name;
    private final Function<Question<?>, Answer<?>> answers;
    final AtomicInteger calls = new AtomicInteger();

    Scripted(String name, Function<Question<?>, Answer<?>> answers) {
      this.name = name;
      this.answers = answers;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public java.util.Set<tradingagents.chain.vendor.Category> offers() {
      return tradingagents.chain.vendor.VendorCatalogue.named(name).orElseThrow().offers();
    }

    @Override
    @SuppressWarnings("unchecked") // The script answers each question with its own type.
    public <A extends Known<A>> Answer<A> ask(Question<A> question) {
      calls.incrementAndGet();
      return (Answer<A>) answers.apply(question);
    }
  }

  Scripted vendor(String name, Function<Question<?>, Answer<?>> answers) {
    Scripted vendor = new Scripted(name, answers);
    vendors.put(name, vendor);
    return vendor;
  }

  /** One process's router; all share the table. */
  Router router(Map<String, String> variables) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "TIINGO_API_KEY", "t",
                "ALPHAVANTAGE_API_KEY", "v",
                "ALPACA_API_KEY_ID", "a",
                "ALPACA_API_SECRET_KEY", "s"));
    all.putAll(variables);
    return new Router(
        new Env(all),
        name -> Optional.ofNullable(vendors.get(name)),
        states(),
        new AnswerTable(stack.dynamo(), table),
        new Router.Surroundings(
            now::get,
            this::pause,
            RandomGeneratorFactory.getDefault().create(7),
            (category, hit) -> (hit ? hits : misses).incrementAndGet()));
  }

  /** Where threads wait for each other, a jump alone would take no time. */
  private void pause(long millis) {
    now.updateAndGet(at -> at.plusMillis(millis));
    if (waits) {
      sleep(millis / 5);
    }
  }

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  DynamoVendorStates states() {
    return new DynamoVendorStates(stack.dynamo(), table);
  }

  void pass(long seconds) {
    now.updateAndGet(at -> at.plusSeconds(seconds));
  }
}
