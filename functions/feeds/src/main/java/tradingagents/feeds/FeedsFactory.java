package tradingagents.feeds;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.Env;
import tradingagents.chain.market.BarTable;
import tradingagents.model.market.TradingCalendar;

/** What the feeds are wired from. */
@Factory
final class FeedsFactory {
  @Singleton
  BackfillDoor door(DynamoDbClient dynamo, Env env) {
    BarTable table = new BarTable(dynamo, env.required("MARKET_TABLE"));
    return new BackfillDoor(new Feeds(new Box(TradingCalendar.usEquities()), table));
  }
}
