package tradingagents.feeds;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.Env;
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

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(Reason.UNAVAILABLE, "interrupted while waiting for a vendor");
    }
  }
}
