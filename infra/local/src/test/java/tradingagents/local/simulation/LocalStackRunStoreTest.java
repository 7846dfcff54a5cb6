package tradingagents.local.simulation;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.desk.port.RunStore;
import tradingagents.testkit.RunStoreContract;

/**
 * The deployed adapter on LocalStack, where Docker is there. Images since 2026.3 need an account's
 * token (LOCALSTACK_AUTH_TOKEN); without one the last image that needs none is used.
 */
class LocalStackRunStoreTest extends RunStoreContract {
  private static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";
  private static @Nullable LocalStackContainer container;
  private @Nullable DynamoDbClient dynamo;

  @BeforeAll
  static void start() {
    boolean docker = DockerClientFactory.instance().isDockerAvailable();
    if (!docker) {
      System.out.println("skipped: LocalStack needs Docker, and there is none");
    }
    Assumptions.assumeTrue(docker, "no Docker");
    Map<String, String> environment = System.getenv();
    String image = environment.containsKey(TOKEN) ? "latest" : "4.14.0";
    LocalStackContainer started =
        new LocalStackContainer(DockerImageName.parse("localstack/localstack:" + image))
            .withServices("dynamodb")
            .withEnv(TOKEN, environment.getOrDefault(TOKEN, ""));
    started.start();
    container = started;
  }

  @AfterAll
  static void stop() {
    if (container != null) {
      container.stop();
    }
  }

  @BeforeEach
  void make_the_tables() {
    dynamo =
        DynamoDbClient.builder()
            .endpointOverride(Objects.requireNonNull(container).getEndpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    RunsTable.create(dynamo);
  }

  @AfterEach
  void drop_the_tables() {
    if (dynamo != null) {
      DynamoDbClient client = dynamo;
      client.listTables().tableNames().forEach(name -> client.deleteTable(d -> d.tableName(name)));
      client.close();
    }
  }

  @Override
  protected RunStore store() {
    return new DynamoRunStore(Objects.requireNonNull(dynamo), RunsTable.RUNS);
  }
}
