package tradingagents.chain.lambda;

import io.micronaut.context.BeanContext;
import io.micronaut.context.RuntimeBeanDefinition;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import tradingagents.chain.Env;
import tradingagents.chain.market.BarTable;
import tradingagents.chain.market.LambdaFeeds;
import tradingagents.chain.market.TableMarketData;
import tradingagents.chain.market.YearCache;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.chain.run.EventBridgeBus;
import tradingagents.chain.run.StepRunner;
import tradingagents.chain.vendor.KnownAnswers;
import tradingagents.desk.port.Bus;
import tradingagents.desk.port.MarketData;
import tradingagents.desk.port.RunStore;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Worker;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * What all doors are wired from. A stack that embeds the functions brings its own {@link Env}, HTTP
 * client, credentials, clock, {@link Boot} and cache of years: what is brought is not made here.
 * Each bean is made once, when it is first asked for; how is said in code, because a description
 * that Micronaut generates from annotations sets up its conversions at every start.
 */
public final class ChainFactory {
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
  private static final int YEARS_CACHED = 64;
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);
  private static final int MOST_UNFINISHED = 10;

  private final BeanContext beans;

  private ChainFactory(BeanContext beans) {
    this.beans = beans;
  }

  /** All beans; the makers ask the context for what they need. */
  static List<RuntimeBeanDefinition<?>> of(BeanContext beans) {
    ChainFactory make = new ChainFactory(beans);
    return List.of(
        bean(Env.class, Env::system),
        bean(InstantSource.class, InstantSource::system),
        bean(Boot.class, () -> new Boot(UUID.randomUUID().toString())),
        bean(SdkHttpClient.class, UrlConnectionHttpClient::create),
        bean(AwsCredentialsProvider.class, () -> DefaultCredentialsProvider.builder().build()),
        bean(YearCache.class, () -> new YearCache(YEARS_CACHED)),
        bean(DynamoDbClient.class, () -> make.client(DynamoDbClient.builder())),
        bean(EventBridgeClient.class, () -> make.client(EventBridgeClient.builder())),
        bean(LambdaClient.class, make::lambda),
        bean(RunStore.class, make::store),
        bean(Bus.class, make::bus),
        bean(LambdaFeeds.class, make::feeds),
        bean(KnownAnswers.class, () -> beans.getBean(LambdaFeeds.class)),
        bean(MarketData.class, make::market),
        bean(MetricSink.class, make::metrics),
        bean(Inboxes.class, make::inboxes));
  }

  private static <T> RuntimeBeanDefinition<T> bean(Class<T> type, Supplier<T> maker) {
    return RuntimeBeanDefinition.builder(type, maker).singleton(true).build();
  }

  private Env env() {
    return beans.getBean(Env.class);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return client(
        builder,
        env(),
        beans.getBean(SdkHttpClient.class),
        beans.getBean(AwsCredentialsProvider.class));
  }

  private LambdaClient lambda() {
    return new LateLambdaClient(() -> client(LambdaClient.builder()));
  }

  /**
   * An AWS client that shares our HTTP client and gives up in time.
   *
   * @param builder of the service's client
   * @param env the region, and the endpoint where one is named
   * @param http how to call
   * @param credentials as whom
   * @param <B> the builder's type
   * @param <C> the client's type
   * @return the client
   */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, Env env, SdkHttpClient http, AwsCredentialsProvider credentials) {
    ClientOverrideConfiguration patience =
        ClientOverrideConfiguration.builder()
            .apiCallTimeout(CALL_TIMEOUT)
            .retryStrategy(RetryMode.STANDARD)
            .build();
    String endpoint = env.text("AWS_ENDPOINT_URL", "");
    if (!endpoint.isEmpty()) {
      builder.endpointOverride(URI.create(endpoint));
    }
    return builder
        .httpClient(http)
        .credentialsProvider(credentials)
        .region(Region.of(env.text("AWS_REGION", "us-east-1")))
        .overrideConfiguration(patience)
        .build();
  }

  private RunStore store() {
    return new MeteredRunStore(
        new DynamoRunStore(beans.getBean(DynamoDbClient.class), env().required("RUNS_TABLE")),
        beans.getBean(MetricSink.class));
  }

  private Bus bus() {
    return new EventBridgeBus(beans.getBean(EventBridgeClient.class), env().required("BUS_NAME"));
  }

  private MarketData market() {
    DynamoDbClient dynamo = beans.getBean(DynamoDbClient.class);
    YearCache years = beans.getBean(YearCache.class);
    return new TableMarketData(
        new BarTable(dynamo, env().required("MARKET_TABLE"), years),
        beans.getBean(LambdaFeeds.class));
  }

  private LambdaFeeds feeds() {
    return new LambdaFeeds(beans.getBean(LambdaClient.class), env().required("FEEDS_FUNCTION"));
  }

  private MetricSink metrics() {
    String namespace = env().text("POWERTOOLS_METRICS_NAMESPACE", "");
    return namespace.isEmpty()
        ? MetricSink.OFF
        : MetricSink.emf(
            namespace,
            env().text("POWERTOOLS_SERVICE_NAME", "tradingagents"),
            beans.getBean(InstantSource.class));
  }

  /** Every function with an inbox is primed. */
  private Inboxes inboxes() {
    Env env = env();
    String name = env.required("STEP");
    Step step =
        Step.named(name)
            .filter(Step::isFunction)
            .orElseThrow(() -> new FailureException(Reason.INVALID, "STEP names no step: " + name));
    Duration timeout = env.seconds("FUNCTION_TIMEOUT_SECONDS", Duration.ofSeconds(60));
    StepRunner.Terms terms =
        new StepRunner.Terms(
            timeout.plus(LEASE_MARGIN), env.count("MAX_ATTEMPTS", 3), MOST_UNFINISHED);
    RunStore store = beans.getBean(RunStore.class);
    Bus bus = beans.getBean(Bus.class);
    InstantSource clock = beans.getBean(InstantSource.class);
    Boot boot = beans.getBean(Boot.class);
    MetricSink metrics = beans.getBean(MetricSink.class);
    return new PrimedInboxes(
        Priming.registered(store),
        worker -> new Inbox(step, new StepRunner(store, bus, worker, clock, boot, terms), metrics));
  }

  /** Holds the priming: the context of the JVM forgets what nobody holds. */
  private record PrimedInboxes(Priming priming, Inboxes inboxes) implements Inboxes {
    @Override
    public Inbox of(Worker worker) {
      return inboxes.of(worker);
    }
  }
}
