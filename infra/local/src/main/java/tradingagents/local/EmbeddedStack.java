package tradingagents.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.chain.run.EventBridgeBus;
import tradingagents.local.provision.QueueSet;
import tradingagents.local.provision.Tables;
import tradingagents.local.table.TableEngine;
import tradingagents.local.table.TableService;
import tradingagents.local.template.SamTemplate;
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
public final class EmbeddedStack implements ServingStack {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStack.class);
  private static final Map<String, String> ON_A_LAPTOP =
      // The user pool is answered for at the address of the API, whatever that turns out to be.
      Map.of("POWERTOOLS_METRICS_NAMESPACE", "", "SIGN_IN_ENDPOINT", "/", "PEOPLE_TO_RESUME", "1");

  private static final int WAIT_SECONDS = 20;

  private final SamTemplate template;
  private final InProcessHttp http = new InProcessHttp();
  private final List<AutoCloseable> parts = new ArrayList<>();
  private final TableService service;
  private final Queues queues;
  private final QueueSet inboxes;
  private final FunctionHost host;

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
      host =
          new FunctionHost(
              template,
              new FunctionHost.Surroundings(
                  http,
                  AnonymousCredentialsProvider.create(),
                  overrides,
                  setup.clock(),
                  setup.boot()));
      parts.add(host);
      Future<?> warming = starting.submit(host::warm);
      Tables.create(host.dynamo(), template.tables());
      for (UserPoolDef pool : template.userPools()) {
        String region = template.placement().region();
        http.register(new UserPoolService(pool, host.dynamo(), region, setup.clock()));
      }
      queues = await(queuesStarting);
      parts.add(queues);
      parts.add(host::rest);
      inboxes = queues.create(template.queues());
      QueueProxy toQueues = new QueueProxy(queues.endpoint(), queues.endpoint());
      parts.add(toQueues);
      http.register(toQueues);
      http.register(new NoSecrets());
      http.register(
          new LocalBus(
              template.buses(), template.rules(), template.placement(), inboxes, setup.clock()));
      await(warming);
    } catch (RuntimeException e) {
      parts.add(() -> queuesStarting.get().close());
      close();
      throw e;
    } finally {
      starting.close();
    }
    if (setup.working()) {
      InputPaths paths = new InputPaths(template.rules());
      host.work(new Reception(inboxes, new Reception.Terms(WAIT_SECONDS, 0, Duration.ZERO, paths)));
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

  /**
   * The runs.
   *
   * @return the deployed adapter on this stack's tables
   */
  public DynamoRunStore runStore() {
    return host.runStore();
  }

  /**
   * The bus.
   *
   * @return the deployed adapter on this stack's bus
   */
  public EventBridgeBus bus() {
    return host.bus();
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
    return host.dynamo();
  }

  /**
   * A client of the functions.
   *
   * @return a new one
   */
  public LambdaClient lambda() {
    return host.around().client(LambdaClient.builder());
  }

  @Override
  public CognitoIdentityProviderClient userPool() {
    return host.around().client(CognitoIdentityProviderClient.builder());
  }

  @Override
  public UserPoolDef pool() {
    return template.userPools().getFirst();
  }

  @Override
  public String region() {
    return template.placement().region();
  }

  @Override
  public void whenLost(Consumer<String> told) {
    // What is embedded lives as long as this process.
  }

  /**
   * A function's door, called directly.
   *
   * @param logicalId its key in the template
   * @param event of the handler's input type
   * @return the handler's answer
   */
  public Object invoke(String logicalId, Object event) {
    return host.invoke(logicalId, event);
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

  @Override
  public URI serve(int port) {
    return host.serve(port, http);
  }

  /**
   * How many times a queue was polled so far.
   *
   * @return receive requests
   */
  public long receives() {
    return host.receives();
  }

  QueueSet queues() {
    return inboxes;
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
    for (AutoCloseable part : parts.reversed()) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("closing: {}", e.toString());
      }
    }
  }
}
