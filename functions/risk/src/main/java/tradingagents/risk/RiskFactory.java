package tradingagents.risk;

import io.micronaut.context.BeanContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.Env;
import tradingagents.chain.ledger.DynamoAccounts;
import tradingagents.desk.gate.LimitsText;
import tradingagents.desk.port.MarketData;
import tradingagents.model.market.TradingCalendar;

/** What the risk check is wired from. */
final class RiskFactory {
  private RiskFactory() {}

  static RiskWorker worker(BeanContext beans) {
    TradingCalendar calendar = TradingCalendar.usEquities();
    return new RiskWorker(
        beans.getBean(MarketData.class),
        new DynamoAccounts(
            beans.getBean(DynamoDbClient.class), beans.getBean(Env.class).required("LEDGER_TABLE")),
        calendar::sessionsBetween,
        LimitsText.parse(beans.getBean(Env.class).text("RISK_LIMITS", "")));
  }
}
