package tradingagents.local;

import java.net.URI;
import java.util.List;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import tradingagents.local.provision.QueueSet;
import tradingagents.local.template.Placement;
import tradingagents.local.template.QueueDef;

/** ElasticMQ on loopback. What is in its queues may be lost at any time: tables are the truth. */
final class Queues implements AutoCloseable {
  private final SQSRestServer server;
  private final URI endpoint;
  private final SqsClient sqs;

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
    SQSRestServer server =
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withDynamicPort()
            .withAWSRegion(placement.region())
            .withAWSAccountId(placement.accountId())
            .start();
    int port = server.waitUntilStarted().localAddress().getPort();
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    AnonymousCredentialsProvider nobody = AnonymousCredentialsProvider.create();
    return new Queues(
        server, endpoint, QueueSet.client(endpoint, placement.region(), http, nobody));
  }

  /**
   * Makes the queues.
   *
   * @param definitions from the template
   * @return the queues
   */
  QueueSet create(List<QueueDef> definitions) {
    return QueueSet.make(sqs, definitions);
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
