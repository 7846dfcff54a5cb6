package tradingagents.local;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import tradingagents.chain.Env;
import tradingagents.chain.lambda.Boot;
import tradingagents.chain.lambda.ChainFactory;
import tradingagents.chain.market.YearCache;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.chain.run.EventBridgeBus;
import tradingagents.chain.run.Sweeper;
import tradingagents.local.gateway.Gateway;
import tradingagents.local.template.FunctionDef;
import tradingagents.local.template.SamTemplate;
import tradingagents.local.template.ScheduleDef;
import tradingagents.local.wire.InProcessHttp;

/**
 * Runs the template's functions in this process as Lambda would: made from their own environment,
 * fed from their queues, called by their clocks and by the HTTP API, invoked by one another. What
 * AWS it is that they call, embedded or over the wire, is told it by its {@link Surroundings}.
 */
final class FunctionHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FunctionHost.class);
  private static final int YEARS_CACHED = 128;

  private final SamTemplate template;
  private final Surroundings around;
  private final Functions functions;
  private final DynamoDbClient dynamo;
  private final List<AutoCloseable> parts = new ArrayList<>();
  private final List<Poller> pollers = new ArrayList<>();
  private Optional<Reception> reception = Optional.empty();

  /**
   * Where the functions run.
   *
   * @param http reaches AWS, whichever that is; the functions are registered with it
   * @param credentials as whom; never those of a real account
   * @param variables environment variables of every function that differ from the template
   * @param clock the time
   * @param boot names this life of the process
   */
  record Surroundings(
      InProcessHttp http,
      AwsCredentialsProvider credentials,
      Map<String, String> variables,
      InstantSource clock,
      String boot) {
    /** A client of the AWS that the functions reach. */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
      return ChainFactory.client(builder, new Env(variables), http, credentials);
    }
  }

  FunctionHost(SamTemplate template, Surroundings around) {
    this.template = template;
    this.around = around;
    this.functions =
        new Functions(
            template.functions(),
            new LocalFunction.Surroundings(
                around.http(),
                around.credentials(),
                around.clock(),
                new Boot(around.boot()),
                new YearCache(YEARS_CACHED),
                around.variables()));
    around.http().register(functions);
    this.dynamo = around.client(DynamoDbClient.builder());
  }

  /** Makes every function now; else each is made at its first invocation. */
  void warm() {
    for (FunctionDef function : template.functions()) {
      functions.get(function.name());
    }
  }

  /** Polls the queues, takes up what an earlier life left undone, and starts the clocks. */
  void work(Reception from) {
    reception = Optional.of(from);
    for (FunctionDef function : template.functions()) {
      function
          .works()
          .forEach(source -> pollers.add(new Poller(source, function.name(), functions, from)));
    }
    // Before anything is in work here: queues that outlive us hold messages already.
    voidLeases();
    pollers.forEach(Poller::start);
    announceAgain();
    startClocks();
  }

  /** Voids the leases of earlier lives. */
  private void voidLeases() {
    DynamoRunStore store = runStore();
    store.open(Instant.parse("9999-01-01T00:00:00Z")).forEach(store::voidLeases);
  }

  /** Announces what earlier lives left undone. */
  private void announceAgain() {
    Sweeper sweeper = new Sweeper(runStore(), bus(), around.clock());
    LOG.info("recovered: {}", sweeper.sweep(Duration.ofDays(-365)));
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

  /** Serves the HTTP API; the given services answer for the user pool. */
  URI serve(int port, InProcessHttp signIn) {
    Gateway gateway =
        Gateway.start(
            port,
            template.apis().getFirst(),
            new Gateway.Surroundings(
                template.placement(), functions::invoke, signIn, around.clock()));
    parts.add(gateway);
    return gateway.address();
  }

  Object invoke(String logicalId, Object event) {
    return functions.invoke(template.function(logicalId).name(), event);
  }

  Surroundings around() {
    return around;
  }

  DynamoDbClient dynamo() {
    return dynamo;
  }

  DynamoRunStore runStore() {
    return new DynamoRunStore(dynamo, template.table("RunsTable").name());
  }

  EventBridgeBus bus() {
    return new EventBridgeBus(
        around.client(EventBridgeClient.builder()), template.buses().getFirst());
  }

  long receives() {
    return reception.map(Reception::receives).orElse(0L);
  }

  /** Takes no more work: from queues, from clocks or from the HTTP API. */
  void rest() {
    pollers.forEach(Poller::close);
    reception.map(from -> from.terms().closing()).ifPresent(this::awaitPollers);
    pollers.clear();
    for (AutoCloseable part : parts.reversed()) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("closing: {}", e.toString());
      }
    }
    parts.clear();
  }

  /** All of them together have the patience that is given. */
  private void awaitPollers(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      for (Poller poller : pollers) {
        poller.awaitEnd(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    rest();
    functions.close();
  }
}
