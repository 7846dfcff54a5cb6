package tradingagents.risk;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.Env;
import tradingagents.chain.ledger.DynamoAccounts;
import tradingagents.desk.gate.Limits;
import tradingagents.desk.port.MarketData;
import tradingagents.model.market.TradingCalendar;

/** What the risk check is wired from. */
@Factory
final class RiskFactory {
  @Singleton
  RiskWorker worker(MarketData market, DynamoDbClient dynamo, Env env) {
    TradingCalendar calendar = TradingCalendar.usEquities();
    return new RiskWorker(
        market,
        new DynamoAccounts(dynamo, env.required("LEDGER_TABLE")),
        calendar::sessionsBetween,
        Limits.DEFAULT);
  }
}
