package tradingagents.local;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import tradingagents.chain.Env;
import tradingagents.chain.lambda.Boot;
import tradingagents.chain.lambda.ChainFactory;
import tradingagents.chain.market.YearCache;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.chain.run.EventBridgeBus;
import tradingagents.chain.run.Sweeper;
import tradingagents.local.gateway.Gateway;
import tradingagents.local.table.TableEngine;
import tradingagents.local.table.TableService;
import tradingagents.local.template.FunctionDef;
import tradingagents.local.template.SamTemplate;
import tradingagents.local.template.ScheduleDef;
import tradingagents.local.template.UserPoolDef;
import tradingagents.local.userpool.UserPoolService;
import tradingagents.local.wire.InProcessHttp;
import tradingagents.local.wire.RequestCounts;
import tradingagents.local.wire.WireListener;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * The whole deployed system in one process: the tables, queues, bus, rules, functions and clocks of
 * the template, spoken to by the AWS clients that the functions deploy with. One process owns a
 * data folder at a time; a new owner voids the leases of the dead one and sweeps before it says
 * ready.
 */
public final class EmbeddedStack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStack.class);
  private static final Map<String, String> ON_A_LAPTOP =
      // The user pool is answered for at the address of the API, whatever that turns out to be.
      Map.of("POWERTOOLS_METRICS_NAMESPACE", "", "SIGN_IN_ENDPOINT", "/");

  private static final int YEARS_CACHED = 128;

  private final SamTemplate template;
  private final InProcessHttp http = new InProcessHttp();
  private final AtomicLong receives = new AtomicLong();
  private final List<AutoCloseable> parts = new ArrayList<>();
  private final List<Poller> pollers = new ArrayList<>();
  private final TableService service;
  private final Queues queues;
  private final Functions functions;
  private final DynamoDbClient dynamo;
  private final InstantSource clock;

  /**
   * How to start.
   *
   * @param template the root template
   * @param data where state lives; empty keeps it in memory
   * @param clock the time
   * @param boot names this life of the process
   * @param overrides environment variables of the functions that differ from the template
   * @param working whether queues are polled, interrupted runs taken up and clocks started;
   *     without, only the tables and the functions can be used
   */
  public record Setup(
      Path template,
      Optional<Path> data,
      InstantSource clock,
      String boot,
      Map<String, String> overrides,
      boolean working) {}

  private EmbeddedStack(Setup setup) {
    this.template = SamTemplate.read(setup.template());
    this.clock = setup.clock();
    ExecutorService starting = Executors.newVirtualThreadPerTaskExecutor();
    Future<Queues> queuesStarting =
        starting.submit(() ->
            Queues.start(
                template.placement(),
                UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(40)).build()));
    try {
      setup.data().ifPresent(folder -> parts.add(DataFolder.own(folder)));
      TableEngine tables =
          setup
              .data()
              .map(folder -> DataFolder.tables(folder, setup.clock()))
              .orElseGet(() -> TableEngine.inMemory(setup.clock()));
      parts.add(tables);
      service = new TableService(tables);
      http.register(service);
      Map<String, String> overrides = new HashMap<>(ON_A_LAPTOP);
      overrides.putAll(setup.overrides());
      functions =
          new Functions(
              template.functions(),
              new LocalFunction.Surroundings(
                  http,
                  setup.clock(),
                  new Boot(setup.boot()),
                  new YearCache(YEARS_CACHED),
                  overrides));
      parts.add(functions);
      http.register(functions);
      Future<?> warming = starting.submit(this::startFunctions);
      dynamo = ChainFactory.client(DynamoDbClient.builder(), env(), http, anonymous());
      Tables.create(dynamo, template.tables());
      for (UserPoolDef pool : template.userPools()) {
        String region = template.placement().region();
        http.register(new UserPoolService(pool, dynamo, region, setup.clock()));
      }
      queues = await(queuesStarting);
      parts.add(queues);
      queues.create(template.queues(), template.placement());
      http.register(
          new LocalBus(
              template.buses(), template.rules(), template.placement(), queues, setup.clock()));
      await(warming);
    } catch (RuntimeException e) {
      parts.add(() -> queuesStarting.get().close());
      close();
      throw e;
    } finally {
      starting.close();
    }
    if (setup.working()) {
      startPollers();
      recover(setup.clock());
      startClocks();
    }
  }

  /**
   * Starts the stack.
   *
   * @param setup how
   * @return ready: what was interrupted is already announced again
   * @throws FailureException UNAVAILABLE when the data folder is in use, cannot be written or is
   *     damaged
   */
  public static EmbeddedStack start(Setup setup) {
    return new EmbeddedStack(setup);
  }

  private void startFunctions() {
    for (FunctionDef function : template.functions()) {
      functions.get(function.name());
    }
  }

  private void startPollers() {
    for (FunctionDef function : template.functions()) {
      function
          .works()
          .forEach(source ->
              pollers.add(new Poller(source, function.name(), functions, queues, receives)));
    }
    pollers.forEach(Poller::start);
  }

  /** Voids the leases of earlier lives and announces what they left undone. */
  private void recover(InstantSource clock) {
    DynamoRunStore store = runStore();
    for (String runId : store.open(Instant.parse("9999-01-01T00:00:00Z"))) {
      store.voidLeases(runId);
    }
    Sweeper.Swept swept = new Sweeper(store, bus(), clock).sweep(Duration.ofDays(-365));
    LOG.info("recovered: {}", swept);
  }

  private void startClocks() {
    ScheduledExecutorService clocks =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    parts.add(clocks::shutdownNow);
    for (ScheduleDef schedule : template.schedules()) {
      long seconds = Rate.seconds(schedule);
      Future<?> _ =
          clocks.scheduleAtFixedRate(() -> tick(schedule), seconds, seconds, TimeUnit.SECONDS);
    }
  }

  private void tick(ScheduleDef schedule) {
    try {
      functions.invoke(schedule.functionName(), new ScheduledEvent());
    } catch (RuntimeException e) {
      // A clock must not stop because one tick failed.
      LOG.warn("{} failed", schedule.functionName(), e);
    }
  }

  /**
   * The runs.
   *
   * @return the deployed adapter on this stack's tables
   */
  public DynamoRunStore runStore() {
    return new DynamoRunStore(dynamo, template.table("RunsTable").name());
  }

  /**
   * The bus.
   *
   * @return the deployed adapter on this stack's bus
   */
  public EventBridgeBus bus() {
    return new EventBridgeBus(
        ChainFactory.client(EventBridgeClient.builder(), env(), http, anonymous()),
        template.buses().getFirst());
  }

  /**
   * What is wrong with the state file: a full disk, for instance. Runs wait while it lasts and go
   * on afterwards.
   *
   * @return one sentence, of the last time it could not be used
   */
  public Optional<String> trouble() {
    return service.trouble();
  }

  /**
   * A client of the tables.
   *
   * @return shared, do not close
   */
  public DynamoDbClient dynamo() {
    return dynamo;
  }

  /**
   * A client of the functions.
   *
   * @return a new one
   */
  public LambdaClient lambda() {
    return ChainFactory.client(LambdaClient.builder(), env(), http, anonymous());
  }

  /**
   * A client of the user pool.
   *
   * @return a new one
   */
  public CognitoIdentityProviderClient userPool() {
    return ChainFactory.client(CognitoIdentityProviderClient.builder(), env(), http, anonymous());
  }

  /**
   * A function's door, called directly.
   *
   * @param logicalId its key in the template
   * @param event of the handler's input type
   * @return the handler's answer
   */
  public Object invoke(String logicalId, Object event) {
    return functions.invoke(template.function(logicalId).name(), event);
  }

  /**
   * The template this stack was read from.
   *
   * @return resolved
   */
  public SamTemplate template() {
    return template;
  }

  /**
   * What was asked of the embedded services so far.
   *
   * @return live counters
   */
  public RequestCounts counts() {
    return http.counts();
  }

  /**
   * Tells of every answer of the embedded services from now on.
   *
   * @param listener is told
   */
  public void listen(WireListener listener) {
    http.listen(listener);
  }

  /**
   * Offers the services on loopback to the AWS command line and to functions in other processes.
   *
   * @param port the port; 0 takes a free one
   * @return the address, which {@code AWS_ENDPOINT_URL} is set to; open until the stack is closed
   * @throws FailureException UNAVAILABLE when the port is in use
   */
  public URI expose(int port) {
    Exposure exposure = Exposure.start(port, http, queues.endpoint());
    parts.add(exposure);
    return exposure.address();
  }

  /**
   * Serves the HTTP API of the template on loopback.
   *
   * @param port the port; 0 takes a free one
   * @return the address; open until the stack is closed
   * @throws FailureException UNAVAILABLE when the port is in use
   */
  public URI serve(int port) {
    Gateway gateway =
        Gateway.start(
            port,
            template.apis().getFirst(),
            new Gateway.Surroundings(template.placement(), functions::invoke, http, clock));
    parts.add(gateway);
    return gateway.address();
  }

  /**
   * How many times a queue was polled so far.
   *
   * @return receive requests
   */
  public long receives() {
    return receives.get();
  }

  Queues queues() {
    return queues;
  }

  private static Env env() {
    return new Env(Map.of());
  }

  private static AnonymousCredentialsProvider anonymous() {
    return AnonymousCredentialsProvider.create();
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(Reason.UNAVAILABLE, "interrupted while starting");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new FailureException(Reason.UNAVAILABLE, "cannot start: " + e.getCause());
    }
  }

  @Override
  public void close() {
    pollers.forEach(Poller::close);
    for (AutoCloseable part : parts.reversed()) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("closing: {}", e.toString());
      }
    }
  }
}
