package tradingagents.local;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tradingagents.local.template.Placement;
import tradingagents.local.template.QueueDef;

/**
 * The queues of the template on ElasticMQ, spoken to by the same SQS client that the cloud is. What
 * is in them may be lost at any time: tables are the truth.
 */
final class Queues implements AutoCloseable {
  private static final String CONNECTIONS = "http.maxConnections";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final SQSRestServer server;
  private final URI endpoint;
  private final SqsClient sqs;
  private final Map<String, String> urls = new ConcurrentHashMap<>();

  private Queues(SQSRestServer server, URI endpoint, SqsClient sqs) {
    this.server = server;
    this.endpoint = endpoint;
    this.sqs = sqs;
  }

  /**
   * Starts the queue server on loopback, on a free port.
   *
   * @param placement region and account of the stack
   * @param http how to call it
   * @return without any queue
   */
  static Queues start(Placement placement, SdkHttpClient http) {
    keepConnections();
    SQSRestServer server =
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withDynamicPort()
            .withAWSRegion(placement.region())
            .withAWSAccountId(placement.accountId())
            .start();
    int port = server.waitUntilStarted().localAddress().getPort();
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    SqsClient sqs =
        SqsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.of(placement.region()))
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(http)
            .checksumValidationEnabled(false)
            .overrideConfiguration(c -> c.apiCallTimeout(PATIENCE))
            .build();
    return new Queues(server, endpoint, sqs);
  }

  /** Each queue's long poll holds a connection; the JDK keeps only five idle ones unless told. */
  private static void keepConnections() {
    if (System.getProperty(CONNECTIONS) == null) {
      System.setProperty(CONNECTIONS, "64");
    }
  }

  /**
   * Makes the queues; those that take dead letters first.
   *
   * @param definitions from the template
   * @param placement region and account of the stack
   */
  void create(List<QueueDef> definitions, Placement placement) {
    definitions.stream()
        .filter(q -> q.deadLetterQueue().isEmpty())
        .forEach(q -> make(q, placement));
    definitions.stream()
        .filter(q -> q.deadLetterQueue().isPresent())
        .forEach(q -> make(q, placement));
  }

  private void make(QueueDef queue, Placement placement) {
    Map<QueueAttributeName, String> attributes = new LinkedHashMap<>();
    attributes.put(
        QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(queue.visibilitySeconds()));
    queue
        .deadLetterQueue()
        .ifPresent(dead ->
            attributes.put(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"arn:aws:sqs:%s:%s:%s\",\"maxReceiveCount\":%d}"
                    .formatted(
                        placement.region(), placement.accountId(), dead, queue.maxReceiveCount())));
    String url = sqs.createQueue(c -> c.queueName(queue.name()).attributes(attributes)).queueUrl();
    urls.put(queue.name(), url);
  }

  String url(String queueName) {
    String url = urls.get(queueName);
    if (url == null) {
      throw new IllegalArgumentException("the template has no queue " + queueName);
    }
    return url;
  }

  SqsClient client() {
    return sqs;
  }

  URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    // Nobody needs what is still in the queues, so nobody waits for open long polls to run out.
    var _ = server.stopAndGetFuture().apply();
    sqs.close();
  }
}
