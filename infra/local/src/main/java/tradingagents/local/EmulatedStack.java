package tradingagents.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.local.provision.Emulator;
import tradingagents.local.provision.Provisioned;
import tradingagents.local.provision.QueueSet;
import tradingagents.local.template.SamTemplate;
import tradingagents.local.template.UserPoolDef;
import tradingagents.local.wire.InProcessHttp;
import tradingagents.local.wire.WritesInTurn;
import tradingagents.model.failure.FailureException;

/**
 * The template at an AWS emulator: its tables, queues, bus, rules and user pool are there, made at
 * the first start and found at the next; its functions and clocks run here and call the emulator
 * over the wire, as nobody whom a real account would know. What state there is outlives this
 * process and is the emulator's to keep.
 */
public final class EmulatedStack implements ServingStack {
  private static final Logger LOG = LoggerFactory.getLogger(EmulatedStack.class);
  private static final AwsCredentialsProvider NOBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int WAIT_SECONDS = 2;
  private static final int PAUSE_MILLIS = 100;
  private static final Duration CLOSING = Duration.ofSeconds(4);

  private final SamTemplate template;
  private final Setup setup;
  private final List<AutoCloseable> parts = new ArrayList<>();
  private final Provisioned there;
  private final FunctionHost host;
  private final Reception reception;

  /**
   * How to start.
   *
   * @param template the root template
   * @param endpoint the emulator
   * @param data a folder that no other process may serve from at the same time; empty for none
   * @param clock the time
   * @param boot names this life of the process
   */
  public record Setup(
      Path template, Emulator endpoint, Optional<Path> data, InstantSource clock, String boot) {}

  private EmulatedStack(Setup setup) {
    this.setup = setup;
    this.template = SamTemplate.read(setup.template());
    try {
      setup.data().ifPresent(folder -> parts.add(DataFolder.own(folder)));
      SdkHttpClient wire = wire();
      parts.add(wire);
      SqsClient sqs = QueueSet.client(setup.endpoint().address(), region(), wire, NOBODY);
      parts.add(sqs);
      there = provisioned(wire, sqs);
      host = new FunctionHost(template, around(wire, variables()));
      parts.add(host);
      host.warm();
      InputPaths paths = new InputPaths(template.rules());
      reception =
          new Reception(
              there.queues(), new Reception.Terms(WAIT_SECONDS, PAUSE_MILLIS, CLOSING, paths));
      host.work(reception);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts the stack.
   *
   * @param setup how
   * @return ready: what was interrupted is already announced again
   * @throws FailureException UNAVAILABLE when the endpoint does not answer or lacks a service,
   *     which is named, or when the folder is in use; CONFLICT when a table of another shape has a
   *     name of the template
   */
  public static EmulatedStack start(Setup setup) {
    return new EmulatedStack(setup);
  }

  /** Plain HTTP to the emulator, never by way of a proxy. */
  private static SdkHttpClient wire() {
    ProxyConfiguration none =
        ProxyConfiguration.builder()
            .useSystemPropertyValues(false)
            .useEnvironmentVariablesValues(false)
            .build();
    return new WritesInTurn(
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT)
            .socketTimeout(PATIENCE)
            .proxyConfiguration(none)
            .build());
  }

  private Provisioned provisioned(SdkHttpClient wire, SqsClient sqs) {
    Map<String, String> address = Map.of("AWS_ENDPOINT_URL", setup.endpoint().toString());
    FunctionHost.Surroundings around = around(wire, address);
    try (DynamoDbClient dynamo = around.client(DynamoDbClient.builder());
        EventBridgeClient events = around.client(EventBridgeClient.builder());
        CognitoIdentityProviderClient cognito =
            around.client(CognitoIdentityProviderClient.builder())) {
      return Provisioned.at(
          setup.endpoint(), template, new Provisioned.Clients(dynamo, sqs, events, cognito));
    }
  }

  private FunctionHost.Surroundings around(SdkHttpClient wire, Map<String, String> variables) {
    return new FunctionHost.Surroundings(
        new InProcessHttp(wire), NOBODY, variables, setup.clock(), setup.boot());
  }

  /**
   * Ids and addresses are the emulator's; people sign in at the address of the API all the same.
   */
  private Map<String, String> variables() {
    return Map.of(
        "AWS_ENDPOINT_URL", setup.endpoint().toString(),
        "TOKEN_ISSUER", there.issuer(),
        "USER_POOL_ID", pool().id(),
        "USER_POOL_CLIENT_ID", pool().clients().getFirst().id(),
        "SIGN_IN_ENDPOINT", "/",
        "PEOPLE_TO_RESUME", "1",
        "POWERTOOLS_METRICS_NAMESPACE", "");
  }

  @Override
  public URI serve(int port) {
    PoolProxy people = new PoolProxy(setup.endpoint().address(), pool().id());
    parts.add(people);
    return host.serve(port, new InProcessHttp(people));
  }

  @Override
  public CognitoIdentityProviderClient userPool() {
    return host.around().client(CognitoIdentityProviderClient.builder());
  }

  @Override
  public UserPoolDef pool() {
    return there.pool();
  }

  @Override
  public String region() {
    return template.placement().region();
  }

  @Override
  public void whenLost(Consumer<String> told) {
    reception.whenLost(why ->
        told.accept(
            "the endpoint "
                + setup.endpoint()
                + " has lost what was made there ("
                + why
                + "); start again to make it anew"));
  }

  /**
   * The runs.
   *
   * @return the deployed adapter on the emulator's tables
   */
  public DynamoRunStore runStore() {
    return host.runStore();
  }

  /**
   * A client of the emulator's tables.
   *
   * @return shared, do not close
   */
  public DynamoDbClient dynamo() {
    return host.dynamo();
  }

  /**
   * The template this stack was read from.
   *
   * @return resolved, with the template's own ids
   */
  public SamTemplate template() {
    return template;
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
