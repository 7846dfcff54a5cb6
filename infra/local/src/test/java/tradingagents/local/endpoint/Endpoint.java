package tradingagents.local.endpoint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;
import tradingagents.local.provision.Emulator;
import tradingagents.local.provision.Provisioned;
import tradingagents.local.template.SamTemplate;
import tradingagents.local.template.UserPoolDef;
import tradingagents.model.failure.FailureException;

/**
 * A place that speaks the AWS protocols over the wire: an address, what kind of place it is, and
 * genuine SDK clients. The embedded stack has the template's queues, bus and user pool already;
 * elsewhere they are made of the same template, as {@code serve --aws-endpoint} makes them.
 */
public final class Endpoint implements AutoCloseable {
  /** The root template that ships. */
  public static final Path TEMPLATE =
      Path.of(System.getProperty("repository.root", "../..")).resolve("template.yaml");

  private static final Region REGION = Region.US_EAST_1;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String name;
  private final Kind kind;
  private final URI address;
  private final Runnable closing;
  private final SamTemplate template = SamTemplate.read(TEMPLATE);
  private final List<SdkAutoCloseable> clients = new ArrayList<>();
  private @Nullable Provisioned provisioned;

  /** Who answers; each kind has its own deviations from AWS. */
  public enum Kind {
    /** Ours. */
    EMBEDDED,
    /** moto. */
    MOTO,
    /** LocalStack. */
    LOCALSTACK,
    /** Something else, of which nothing but AWS's behaviour is expected. */
    OTHER;

    /** Asks an address who it is. */
    static Kind of(URI address) throws IOException, InterruptedException {
      try (HttpClient client = HttpClient.newHttpClient()) {
        if (ask(client, address, "/moto-api/").statusCode() == 200) {
          return MOTO;
        }
        if (ask(client, address, "/_localstack/health").statusCode() == 200) {
          return LOCALSTACK;
        }
        boolean ours = ask(client, address, "/").body().contains("the embedded stack");
        return ours ? EMBEDDED : OTHER;
      }
    }

    private static HttpResponse<String> ask(HttpClient client, URI address, String path)
        throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build();
      return client.send(request, BodyHandlers.ofString());
    }
  }

  Endpoint(String name, Kind kind, URI address, Runnable closing) {
    this.name = name;
    this.kind = kind;
    this.address = address;
    this.closing = closing;
  }

  /** Who answers. */
  public Kind kind() {
    return kind;
  }

  /** Where. */
  public URI address() {
    return address;
  }

  /** What ships. */
  public SamTemplate template() {
    return template;
  }

  /** A genuine client of this place; closed with it. */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable>
      C client(B builder) {
    C client =
        builder
            .httpClient(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE).build())
            .endpointOverride(address)
            .region(REGION)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
    clients.add(client);
    return client;
  }

  /** The template's tables, queues, bus, rules and user pool there, made or found once. */
  synchronized Provisioned provisioned() {
    Provisioned known = provisioned;
    if (known == null) {
      known = made();
      provisioned = known;
    }
    return known;
  }

  /**
   * The same as a second process finds it. An emulator that lacks a service skips the test with
   * that reason; our own stack and moto have them all.
   */
  Provisioned made() {
    try {
      return provision();
    } catch (FailureException e) {
      boolean lacking = String.valueOf(e.getMessage()).contains(" does not offer ");
      if (lacking && (kind == Kind.LOCALSTACK || kind == Kind.OTHER)) {
        System.out.println("skipped: " + e.getMessage());
        throw new TestAbortedException(e.getMessage(), e);
      }
      throw e;
    }
  }

  private Provisioned provision() {
    return Provisioned.at(
        new Emulator(address),
        template,
        new Provisioned.Clients(
            client(DynamoDbClient.builder()),
            client(SqsClient.builder()),
            client(EventBridgeClient.builder()),
            client(CognitoIdentityProviderClient.builder())));
  }

  /** The user pool there. */
  public UserPoolDef pool() {
    return provisioned().pool();
  }

  /** A name that nobody used before at this place. */
  public static String fresh(String what) {
    return what + "-" + UUID.randomUUID().toString().substring(0, 13);
  }

  @Override
  public void close() {
    clients.forEach(SdkAutoCloseable::close);
    closing.run();
  }

  @Override
  public String toString() {
    return name;
  }
}
