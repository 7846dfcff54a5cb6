package tradingagents.broker;

import io.micronaut.context.BeanContext;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.Env;
import tradingagents.chain.ledger.DynamoAccounts;
import tradingagents.chain.market.BarTable;
import tradingagents.chain.vendor.KnownAnswers;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.TradingCalendar;

/** What the broker action is wired from. */
final class BrokerFactory {
  private static final Duration OLDEST_QUOTE = Duration.ofSeconds(60);

  private BrokerFactory() {}

  static BrokerWorker worker(BeanContext beans) {
    DynamoDbClient dynamo = beans.getBean(DynamoDbClient.class);
    Env env = beans.getBean(Env.class);
    String ledger = env.required("LEDGER_TABLE");
    BarTable bars = new BarTable(dynamo, env.required("MARKET_TABLE"));
    PaperBroker paper =
        new PaperBroker(
            nextOpen(bars),
            new QuoteDesk(
                beans.getBean(KnownAnswers.class),
                beans.getBean(InstantSource.class),
                TradingCalendar.usEquities(),
                env.seconds("QUOTE_MAX_AGE_SECONDS", OLDEST_QUOTE)),
            new DynamoAccounts(dynamo, ledger),
            PaperTerms.USUAL);
    return new BrokerWorker(new DynamoOrders(dynamo, ledger, env.required("RUNS_TABLE")), paper);
  }

  static AccountsDoor accounts(BeanContext beans) {
    return new AccountsDoor(
        new DynamoAccounts(
            beans.getBean(DynamoDbClient.class),
            beans.getBean(Env.class).required("LEDGER_TABLE")));
  }

  private static NextOpen nextOpen(BarTable bars) {
    return (dataset, symbol, session) ->
        bars.read(dataset, symbol)
            .map((BarSeries series) ->
                series.after(session).map(bar -> new NextOpen.Opening(bar, series.provenance())));
  }
}
