package tradingagents.broker;

import io.micronaut.context.BeanContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.Env;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Reply;
import tradingagents.chain.ledger.DynamoAccounts;
import tradingagents.chain.market.BarTable;
import tradingagents.chain.vendor.KnownAnswers;
import tradingagents.desk.port.RunStore;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.TradingCalendar;

/** What the broker's functions are wired from. */
final class BrokerFactory {
  private static final Duration OLDEST_QUOTE = Duration.ofSeconds(60);

  private BrokerFactory() {}

  static BrokerWorker worker(BeanContext beans) {
    return new BrokerWorker(orders(beans), paper(beans), ledger(beans)::control);
  }

  static OrderKeeper keeper(BeanContext beans) {
    PaperBroker paper = paper(beans);
    DynamoOrders orders = orders(beans);
    DynamoAccounts ledger = ledger(beans);
    return new OrderKeeper(
        orders,
        new OpenOrders(orders, paper),
        new BrokerWorker(orders, paper, ledger::control),
        beans.getBean(RunStore.class)::load,
        ledger::control,
        TradingCalendar.usEquities(),
        beans.getBean(InstantSource.class));
  }

  /**
   * The operations of the HTTP function, by route. It holds nothing that needs a run or a price.
   */
  static Map<String, Function<Call, Reply>> operations(BeanContext beans) {
    Env env = beans.getBean(Env.class);
    DynamoOrders orders = orders(beans);
    TradingApi api =
        new TradingApi(
            new TradingSwitch(
                beans.getBean(DynamoDbClient.class),
                env.required("LEDGER_TABLE"),
                () -> UUID.randomUUID().toString()),
            new OpenOrders(orders, withdrawing(beans)),
            orders,
            beans.getBean(InstantSource.class),
            env.count("PEOPLE_TO_RESUME", 2));
    return Map.of(
        "GET /v1/trading-state", api::state,
        "POST /v1/trading-state", api::set,
        "GET /v1/orders", api::openOrders,
        "GET /v1/orders/{id}", api::order,
        "DELETE /v1/orders/{id}", api::cancel);
  }

  private static DynamoAccounts ledger(BeanContext beans) {
    return new DynamoAccounts(
        beans.getBean(DynamoDbClient.class), beans.getBean(Env.class).required("LEDGER_TABLE"));
  }

  private static DynamoOrders orders(BeanContext beans) {
    Env env = beans.getBean(Env.class);
    return new DynamoOrders(
        beans.getBean(DynamoDbClient.class),
        env.required("LEDGER_TABLE"),
        env.required("RUNS_TABLE"));
  }

  private static PaperBroker paper(BeanContext beans) {
    Env env = beans.getBean(Env.class);
    return new PaperBroker(
        nextOpen(new BarTable(beans.getBean(DynamoDbClient.class), env.required("MARKET_TABLE"))),
        new QuoteDesk(
            beans.getBean(KnownAnswers.class),
            beans.getBean(InstantSource.class),
            TradingCalendar.usEquities(),
            env.seconds("QUOTE_MAX_AGE_SECONDS", OLDEST_QUOTE)),
        ledger(beans),
        PaperTerms.USUAL);
  }

  /** The paper broker as one who withdraws needs it: without prices. */
  private static PaperBroker withdrawing(BeanContext beans) {
    return new PaperBroker(
        (dataset, symbol, session) ->
            Result.err(Reason.UNSUPPORTED, "this function only withdraws orders"),
        ledger(beans),
        PaperTerms.USUAL);
  }

  static AccountsDoor accounts(BeanContext beans) {
    return new AccountsDoor(ledger(beans));
  }

  private static NextOpen nextOpen(BarTable bars) {
    return (dataset, symbol, session) ->
        bars.read(dataset, symbol)
            .map((BarSeries series) ->
                series.after(session).map(bar -> new NextOpen.Opening(bar, series.provenance())));
  }
}
