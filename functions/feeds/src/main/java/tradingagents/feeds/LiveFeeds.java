package tradingagents.feeds;

import io.micronaut.context.BeanContext;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.Env;
import tradingagents.chain.lambda.Metric;
import tradingagents.chain.lambda.MetricSink;
import tradingagents.chain.market.BarTable;
import tradingagents.chain.vendor.AnswerTable;
import tradingagents.chain.vendor.DynamoVendorStates;
import tradingagents.chain.vendor.VendorReport;
import tradingagents.feeds.history.HistoryFeed;
import tradingagents.feeds.route.Asking;
import tradingagents.feeds.route.Router;
import tradingagents.feeds.vendor.VendorHttp;
import tradingagents.feeds.vendor.VendorParts;
import tradingagents.feeds.vendors.Vendors;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.TradingCalendar;

/**
 * The vendors as a configuration has them, over one market table.
 *
 * @param vendors answers questions
 * @param histories keeps histories of prices up to date
 * @param report how the vendors are, as one document
 */
public record LiveFeeds(Asking vendors, HistoryFeed histories, Supplier<String> report) {
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(8);

  /**
   * Wires them.
   *
   * @param env keys, addresses, chains, quotas
   * @param dynamo how to reach the market table
   * @param clock the time
   * @param chance spreads pauses
   * @param hits counts looks into the cache
   * @return ready to be asked
   * @throws FailureException INVALID for a wrong configuration, naming the variable
   */
  public static LiveFeeds of(
      Env env,
      DynamoDbClient dynamo,
      InstantSource clock,
      RandomGenerator chance,
      Router.CacheCount hits) {
    String table = env.required("MARKET_TABLE");
    TradingCalendar calendar = TradingCalendar.usEquities();
    Duration timeout = env.seconds("VENDOR_TIMEOUT_SECONDS", CALL_TIMEOUT);
    VendorParts parts = new VendorParts(env, new VendorHttp(clock, timeout), clock, calendar);
    DynamoVendorStates states = new DynamoVendorStates(dynamo, table);
    Router router =
        new Router(
            env,
            new Vendors(parts),
            states,
            new AnswerTable(dynamo, table),
            new Router.Surroundings(clock, LiveFeeds::pause, chance, hits));
    return new LiveFeeds(
        router,
        new HistoryFeed(router, new BarTable(dynamo, table).histories(), calendar, clock),
        () -> VendorReport.all(env, states, clock.instant()));
  }

  /**
   * The vendors of a function, wired when they are first asked: who asks nobody pays for no class
   * of them.
   *
   * @param beans of the function
   * @return the same at every call
   */
  public static Supplier<LiveFeeds> late(BeanContext beans) {
    AtomicReference<LiveFeeds> made = new AtomicReference<>();
    return () ->
        made.updateAndGet(known ->
            known != null
                ? known
                : of(
                    VendorSettings.of(beans),
                    beans.getBean(DynamoDbClient.class),
                    beans.getBean(InstantSource.class),
                    new SecureRandom(),
                    counter(beans.getBean(MetricSink.class))));
  }

  private static Router.CacheCount counter(MetricSink metrics) {
    return (category, hit) -> metrics.put(Metric.DATA_ANSWERS, hit ? "hit" : "miss", 1);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(Reason.UNAVAILABLE, "interrupted while waiting for a vendor");
    }
  }
}
