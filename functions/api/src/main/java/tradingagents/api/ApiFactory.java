package tradingagents.api;

import io.micronaut.context.BeanContext;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import tradingagents.api.costs.CostsApi;
import tradingagents.api.runs.InterventionsApi;
import tradingagents.api.runs.RunIntake;
import tradingagents.api.runs.RunsApi;
import tradingagents.api.settings.ScheduleStarter;
import tradingagents.api.settings.SchedulesApi;
import tradingagents.api.settings.Settings;
import tradingagents.api.settings.WatchlistsApi;
import tradingagents.chain.Env;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Reply;
import tradingagents.chain.http.Router;
import tradingagents.chain.lambda.MetricSink;
import tradingagents.chain.ledger.AccountOpening;
import tradingagents.chain.reasoning.DynamoCosts;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.chain.run.RunStarter;
import tradingagents.chain.run.Sweeper;
import tradingagents.desk.models.Budgets;
import tradingagents.desk.port.Bus;
import tradingagents.desk.port.MarketData;
import tradingagents.desk.port.RunStore;

/** What the api's functions are wired from. */
final class ApiFactory {
  private static final Duration QUIET = Duration.ofSeconds(60);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ApiFactory() {}

  static SweepOnce sweep(BeanContext beans) {
    Sweeper sweeper =
        new Sweeper(
            beans.getBean(RunStore.class),
            beans.getBean(Bus.class),
            beans.getBean(InstantSource.class));
    return new SweepOnce(
        sweeper,
        beans.getBean(Env.class).seconds("SWEEP_QUIET_SECONDS", QUIET),
        beans.getBean(MetricSink.class));
  }

  private static RunIntake intake(BeanContext beans) {
    return new RunIntake(
        beans.getBean(MarketData.class),
        new AccountOpening(
            beans.getBean(LambdaClient.class),
            beans.getBean(Env.class).required("ACCOUNTS_FUNCTION")),
        new RunStarter(beans.getBean(RunStore.class), beans.getBean(Bus.class)),
        beans.getBean(InstantSource.class));
  }

  private static Settings settings(BeanContext beans) {
    return new Settings(
        beans.getBean(DynamoDbClient.class), beans.getBean(Env.class).required("SETTINGS_TABLE"));
  }

  static ScheduleOnce schedules(BeanContext beans) {
    return new ScheduleOnce(
        new ScheduleStarter(settings(beans), intake(beans), beans.getBean(InstantSource.class)));
  }

  static ApiDoor door(BeanContext beans) {
    Env env = beans.getBean(Env.class);
    InstantSource clock = beans.getBean(InstantSource.class);
    Settings settings = settings(beans);
    DynamoRunStore store =
        new DynamoRunStore(beans.getBean(DynamoDbClient.class), env.required("RUNS_TABLE"));
    Supplier<String> ids =
        () -> STAMP.format(clock.instant()) + "-" + UUID.randomUUID().toString().substring(0, 8);
    RunsApi runs =
        new RunsApi(
            store, intake(beans), beans.getBean(MarketData.class), clock, () -> "run-" + ids.get());
    InterventionsApi people =
        new InterventionsApi(beans.getBean(RunStore.class), beans.getBean(Bus.class), clock);
    WatchlistsApi lists = new WatchlistsApi(settings, clock);
    SchedulesApi schedules = new SchedulesApi(settings, clock, () -> "schedule-" + ids.get());
    SystemApi system = new SystemApi(env);
    CostsApi costs =
        new CostsApi(
            new DynamoCosts(beans.getBean(DynamoDbClient.class), env.required("REASONING_TABLE")),
            Budgets.read(env::text),
            clock);
    Map<String, Function<Call, Reply>> operations =
        Map.ofEntries(
            Map.entry("GET /v1/health", system::health),
            Map.entry("GET /v1/sign-in", system::signIn),
            Map.entry("GET /v1/openapi.json", system::contract),
            Map.entry("POST /v1/runs", runs::create),
            Map.entry("GET /v1/runs", runs::list),
            Map.entry("GET /v1/runs/{id}", runs::get),
            Map.entry("DELETE /v1/runs/{id}", people::cancel),
            Map.entry("POST /v1/runs/{id}/approval", people::approve),
            Map.entry("GET /v1/runs/{id}/trace", runs::trace),
            Map.entry("GET /v1/runs/{id}/events", runs::events),
            Map.entry("GET /v1/runs/{id}/report", runs::report),
            Map.entry("GET /v1/costs", costs::list),
            Map.entry("GET /v1/watchlists", lists::list),
            Map.entry("POST /v1/watchlists", lists::create),
            Map.entry("GET /v1/watchlists/{name}", lists::get),
            Map.entry("PUT /v1/watchlists/{name}", lists::replace),
            Map.entry("DELETE /v1/watchlists/{name}", lists::delete),
            Map.entry("GET /v1/schedules", schedules::list),
            Map.entry("POST /v1/schedules", schedules::create),
            Map.entry("GET /v1/schedules/{id}", schedules::get),
            Map.entry("PUT /v1/schedules/{id}", schedules::replace),
            Map.entry("DELETE /v1/schedules/{id}", schedules::delete));
    return new ApiDoor(new Router(operations));
  }
}
