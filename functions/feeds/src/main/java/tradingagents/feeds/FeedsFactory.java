package tradingagents.feeds;

import io.micronaut.context.BeanContext;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.Env;
import tradingagents.chain.lambda.Metric;
import tradingagents.chain.lambda.MetricSink;
import tradingagents.chain.market.BarTable;
import tradingagents.chain.market.TableNews;
import tradingagents.feeds.file.Box;
import tradingagents.feeds.route.Router;
import tradingagents.model.market.TradingCalendar;

/** What the feeds are wired from. */
final class FeedsFactory {
  private FeedsFactory() {}

  static FeedsDoor door(BeanContext beans) {
    BarTable table =
        new BarTable(
            beans.getBean(DynamoDbClient.class), beans.getBean(Env.class).required("MARKET_TABLE"));
    Supplier<LiveFeeds> live = live(beans);
    Feeds feeds = new Feeds(new Box(TradingCalendar.usEquities()), table, live);
    return new FeedsDoor(
        feeds,
        feeds,
        () -> live.get().report().get(),
        new TableNews(
            beans.getBean(DynamoDbClient.class), beans.getBean(Env.class).required("MARKET_TABLE")),
        beans.getBean(InstantSource.class));
  }

  private static Router.CacheCount counter(MetricSink metrics) {
    return (category, hit) -> metrics.put(Metric.DATA_ANSWERS, hit ? "hit" : "miss", 1);
  }

  /** Made when it is asked for: the box asks nobody, and pays for no class of it. */
  private static Supplier<LiveFeeds> live(BeanContext beans) {
    AtomicReference<LiveFeeds> made = new AtomicReference<>();
    return () ->
        made.updateAndGet(known ->
            known != null
                ? known
                : LiveFeeds.of(
                    VendorSettings.of(beans),
                    beans.getBean(DynamoDbClient.class),
                    beans.getBean(InstantSource.class),
                    new SecureRandom(),
                    counter(beans.getBean(MetricSink.class))));
  }
}
