package tradingagents.chain.lambda;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
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
import tradingagents.chain.market.LambdaBackfill;
import tradingagents.chain.market.TableMarketData;
import tradingagents.chain.market.YearCache;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.chain.run.EventBridgeBus;
import tradingagents.chain.run.StepRunner;
import tradingagents.desk.port.Bus;
import tradingagents.desk.port.MarketData;
import tradingagents.desk.port.RunStore;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * What all doors are wired from. A stack that embeds the functions brings its own {@link Env}, HTTP
 * client, credentials, clock and {@link Boot}; what it brings is not made here.
 */
@Factory
public final class ChainFactory {
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
  private static final int YEARS_CACHED = 64;
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);
  private static final int MOST_UNFINISHED = 10;

  @Singleton
  @Requires(missingBeans = Env.class)
  Env env() {
    return Env.system();
  }

  @Singleton
  @Requires(missingBeans = InstantSource.class)
  InstantSource clock() {
    return InstantSource.system();
  }

  @Singleton
  @Requires(missingBeans = Boot.class)
  Boot boot() {
    return new Boot(UUID.randomUUID().toString());
  }

  @Singleton
  @Requires(missingBeans = SdkHttpClient.class)
  @Bean(preDestroy = "close")
  SdkHttpClient http() {
    return UrlConnectionHttpClient.create();
  }

  @Singleton
  @Requires(missingBeans = AwsCredentialsProvider.class)
  AwsCredentialsProvider credentials() {
    return DefaultCredentialsProvider.builder().build();
  }

  @Singleton
  DynamoDbClient dynamo(Env env, SdkHttpClient http, AwsCredentialsProvider credentials) {
    return client(DynamoDbClient.builder(), env, http, credentials);
  }

  @Singleton
  EventBridgeClient events(Env env, SdkHttpClient http, AwsCredentialsProvider credentials) {
    return client(EventBridgeClient.builder(), env, http, credentials);
  }

  @Singleton
  LambdaClient lambda(Env env, SdkHttpClient http, AwsCredentialsProvider credentials) {
    return new LateLambdaClient(() -> client(LambdaClient.builder(), env, http, credentials));
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

  @Singleton
  RunStore store(DynamoDbClient dynamo, MetricSink metrics, Env env) {
    return new MeteredRunStore(new DynamoRunStore(dynamo, env.required("RUNS_TABLE")), metrics);
  }

  @Singleton
  Bus bus(EventBridgeClient events, Env env) {
    return new EventBridgeBus(events, env.required("BUS_NAME"));
  }

  @Singleton
  @Requires(missingBeans = YearCache.class)
  YearCache years() {
    return new YearCache(YEARS_CACHED);
  }

  @Singleton
  MarketData market(DynamoDbClient dynamo, LambdaClient lambda, YearCache years, Env env) {
    return new TableMarketData(
        new BarTable(dynamo, env.required("MARKET_TABLE"), years),
        new LambdaBackfill(lambda, env.required("FEEDS_FUNCTION")));
  }

  @Singleton
  MetricSink metrics(Env env, InstantSource clock) {
    String namespace = env.text("POWERTOOLS_METRICS_NAMESPACE", "");
    return namespace.isEmpty()
        ? MetricSink.OFF
        : MetricSink.emf(namespace, env.text("POWERTOOLS_SERVICE_NAME", "tradingagents"), clock);
  }

  @Singleton
  Priming priming(RunStore store) {
    return Priming.registered(store);
  }

  /** Every function with an inbox is primed: the bean is asked for so that it exists. */
  @Singleton
  Inboxes inboxes(
      Env env,
      RunStore store,
      Bus bus,
      InstantSource clock,
      Boot boot,
      MetricSink metrics,
      Priming priming) {
    String name = env.required("STEP");
    Step step =
        Step.named(name)
            .filter(Step::isFunction)
            .orElseThrow(() -> new FailureException(Reason.INVALID, "STEP names no step: " + name));
    Duration timeout = env.seconds("FUNCTION_TIMEOUT_SECONDS", Duration.ofSeconds(60));
    StepRunner.Terms terms =
        new StepRunner.Terms(
            timeout.plus(LEASE_MARGIN), env.count("MAX_ATTEMPTS", 3), MOST_UNFINISHED);
    return worker ->
        new Inbox(step, new StepRunner(store, bus, worker, clock, boot, terms), metrics);
  }
}
