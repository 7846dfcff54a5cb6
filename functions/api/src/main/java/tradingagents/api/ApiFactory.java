package tradingagents.api;

import io.micronaut.context.BeanContext;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import tradingagents.api.agents.AgentsApi;
import tradingagents.api.agents.PromptsApi;
import tradingagents.api.costs.CostsApi;
import tradingagents.api.memory.MemoryApi;
import tradingagents.api.runs.InterventionsApi;
import tradingagents.api.runs.RunIntake;
import tradingagents.api.runs.RunsApi;
import tradingagents.api.runs.TermsReader;
import tradingagents.api.settings.Filings;
import tradingagents.api.settings.ScheduleStarter;
import tradingagents.api.settings.SchedulesApi;
import tradingagents.api.settings.Settings;
import tradingagents.api.settings.Warming;
import tradingagents.api.settings.WatchlistsApi;
import tradingagents.chain.Env;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Reply;
import tradingagents.chain.http.Router;
import tradingagents.chain.lambda.MetricSink;
import tradingagents.chain.ledger.AccountOpening;
import tradingagents.chain.market.LambdaFeeds;
import tradingagents.chain.reasoning.AgentConfigs;
import tradingagents.chain.reasoning.DynamoCosts;
import tradingagents.chain.reasoning.DynamoMemories;
import tradingagents.chain.reasoning.PromptChoices;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.chain.run.RunStarter;
import tradingagents.chain.run.Sweeper;
import tradingagents.chain.vendor.KnownAnswers;
import tradingagents.desk.models.Budgets;
import tradingagents.desk.models.ModelCatalogue;
import tradingagents.desk.models.ModelChecks;
import tradingagents.desk.port.Bus;
import tradingagents.desk.port.MarketData;
import tradingagents.desk.port.RunStore;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Datasets;

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
        beans.getBean(InstantSource.class),
        dataset(beans.getBean(Env.class)));
  }

  private static String dataset(Env env) {
    try {
      return Datasets.parse(env.text("DATASET", Datasets.BOX));
    } catch (IllegalArgumentException e) {
      throw new FailureException(
          new Failure(Reason.INVALID, "the environment variable DATASET " + e.getMessage()), e);
    }
  }

  private static Settings settings(BeanContext beans) {
    return new Settings(
        beans.getBean(DynamoDbClient.class), beans.getBean(Env.class).required("SETTINGS_TABLE"));
  }

  /** Read when a request names a model, and once: rows of one's own come from the environment. */
  private static Supplier<ModelChecks> checks(Env env) {
    AtomicReference<ModelChecks> read = new AtomicReference<>();
    return () ->
        read.updateAndGet(known ->
            known == null
                ? new ModelChecks(ModelCatalogue.shipped().with(env.text("MODEL_PRICES", "")))
                : known);
  }

  static ScheduleOnce schedules(BeanContext beans) {
    return new ScheduleOnce(
        new ScheduleStarter(
            settings(beans),
            intake(beans),
            new Warming(beans.getBean(MarketData.class), beans.getBean(KnownAnswers.class)),
            new Filings(beans.getBean(KnownAnswers.class)),
            beans.getBean(InstantSource.class)));
  }

  static ApiDoor door(BeanContext beans) {
    Env env = beans.getBean(Env.class);
    InstantSource clock = beans.getBean(InstantSource.class);
    Settings settings = settings(beans);
    DynamoRunStore store =
        new DynamoRunStore(beans.getBean(DynamoDbClient.class), env.required("RUNS_TABLE"));
    Supplier<String> ids =
        () -> STAMP.format(clock.instant()) + "-" + UUID.randomUUID().toString().substring(0, 8);
    Supplier<ModelChecks> checks = checks(env);
    TermsReader terms = new TermsReader(checks, clock);
    RunsApi runs =
        new RunsApi(
            store,
            intake(beans),
            beans.getBean(MarketData.class),
            clock,
            () -> "run-" + ids.get(),
            terms);
    InterventionsApi people =
        new InterventionsApi(beans.getBean(RunStore.class), beans.getBean(Bus.class), clock);
    WatchlistsApi lists = new WatchlistsApi(settings, clock);
    SchedulesApi schedules =
        new SchedulesApi(settings, clock, () -> "schedule-" + ids.get(), terms, dataset(env));
    SystemApi system = new SystemApi(env);
    Map<String, Function<Call, Reply>> operations = new HashMap<>(reasoning(beans, checks));
    operations.putAll(
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
            Map.entry("GET /v1/watchlists", lists::list),
            Map.entry("POST /v1/watchlists", lists::create),
            Map.entry("GET /v1/watchlists/{name}", lists::get),
            Map.entry("PUT /v1/watchlists/{name}", lists::replace),
            Map.entry("DELETE /v1/watchlists/{name}", lists::delete),
            Map.entry("GET /v1/schedules", schedules::list),
            Map.entry("POST /v1/schedules", schedules::create),
            Map.entry("GET /v1/schedules/{id}", schedules::get),
            Map.entry("PUT /v1/schedules/{id}", schedules::replace),
            Map.entry("DELETE /v1/schedules/{id}", schedules::delete)));
    return new ApiDoor(new Router(operations));
  }

  /** How agents reason, what it costs and what it came to. */
  private static Map<String, Function<Call, Reply>> reasoning(
      BeanContext beans, Supplier<ModelChecks> checks) {
    Env env = beans.getBean(Env.class);
    InstantSource clock = beans.getBean(InstantSource.class);
    DynamoDbClient dynamo = beans.getBean(DynamoDbClient.class);
    String table = env.required("REASONING_TABLE");
    AgentsApi agents = new AgentsApi(new AgentConfigs(dynamo, table), checks, clock);
    MemoryApi memory = new MemoryApi(new DynamoMemories(dynamo, table));
    PromptsApi prompts = new PromptsApi(new PromptChoices(dynamo, table), clock);
    CostsApi costs = new CostsApi(new DynamoCosts(dynamo, table), Budgets.read(env::text), clock);
    return Map.ofEntries(
        Map.entry(
            "GET /v1/vendors",
            call -> Reply.json(200, beans.getBean(LambdaFeeds.class).vendors().orThrow())),
        Map.entry("GET /v1/costs", costs::list),
        Map.entry("GET /v1/memory", memory::list),
        Map.entry("GET /v1/memory/{id}", memory::get),
        Map.entry("GET /v1/track-record", memory::trackRecord),
        Map.entry("GET /v1/agents", agents::list),
        Map.entry("GET /v1/agents/{name}/llm-config", agents::get),
        Map.entry("PUT /v1/agents/{name}/llm-config", agents::replace),
        Map.entry("GET /v1/agents/{name}/llm-config/history", agents::history),
        Map.entry("GET /v1/agents/{name}/prompt", prompts::get),
        Map.entry("PUT /v1/agents/{name}/prompt", prompts::choose));
  }
}
