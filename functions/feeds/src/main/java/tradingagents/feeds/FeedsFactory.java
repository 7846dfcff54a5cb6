package tradingagents.feeds;

import io.micronaut.context.BeanContext;
import java.time.InstantSource;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.Env;
import tradingagents.chain.market.BarTable;
import tradingagents.chain.market.TableNews;
import tradingagents.feeds.file.Box;
import tradingagents.model.market.TradingCalendar;

/** What the feeds are wired from. */
final class FeedsFactory {
  private FeedsFactory() {}

  static FeedsDoor door(BeanContext beans) {
    BarTable table =
        new BarTable(
            beans.getBean(DynamoDbClient.class), beans.getBean(Env.class).required("MARKET_TABLE"));
    Supplier<LiveFeeds> live = LiveFeeds.late(beans);
    Feeds feeds = new Feeds(new Box(TradingCalendar.usEquities()), table, live);
    return new FeedsDoor(
        feeds,
        feeds,
        () -> live.get().report().get(),
        new TableNews(
            beans.getBean(DynamoDbClient.class), beans.getBean(Env.class).required("MARKET_TABLE")),
        beans.getBean(InstantSource.class));
  }
}
