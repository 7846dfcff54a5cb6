package tradingagents.feeds;

import io.micronaut.context.BeanContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.Env;
import tradingagents.chain.market.BarTable;
import tradingagents.chain.vendor.KnownAnswers;
import tradingagents.feeds.file.Box;
import tradingagents.model.market.TradingCalendar;

/** What the feeds are wired from. */
final class FeedsFactory {
  private FeedsFactory() {}

  static FeedsDoor door(BeanContext beans) {
    BarTable table =
        new BarTable(
            beans.getBean(DynamoDbClient.class), beans.getBean(Env.class).required("MARKET_TABLE"));
    return new FeedsDoor(
        new Feeds(new Box(TradingCalendar.usEquities()), table), KnownAnswers.NONE);
  }
}
