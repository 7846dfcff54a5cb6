package tradingagents.broker;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.Env;
import tradingagents.chain.ledger.DynamoAccounts;
import tradingagents.chain.market.BarTable;
import tradingagents.model.market.BarSeries;

/** What the broker action is wired from. */
@Factory
final class BrokerFactory {
  @Singleton
  BrokerWorker worker(DynamoDbClient dynamo, Env env) {
    String ledger = env.required("LEDGER_TABLE");
    BarTable bars = new BarTable(dynamo, env.required("MARKET_TABLE"));
    PaperBroker paper =
        new PaperBroker(nextOpen(bars), new DynamoAccounts(dynamo, ledger), PaperTerms.USUAL);
    return new BrokerWorker(new DynamoOrders(dynamo, ledger, env.required("RUNS_TABLE")), paper);
  }

  @Singleton
  AccountsDoor accounts(DynamoDbClient dynamo, Env env) {
    return new AccountsDoor(new DynamoAccounts(dynamo, env.required("LEDGER_TABLE")));
  }

  private static NextOpen nextOpen(BarTable bars) {
    return (dataset, symbol, session) ->
        bars.read(dataset, symbol)
            .map((BarSeries series) ->
                series.after(session).map(bar -> new NextOpen.Opening(bar, series.provenance())));
  }
}
