package tradingagents.local.provision;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import tradingagents.local.template.QueueDef;

/**
 * The queues of the template at one endpoint, by their names.
 *
 * @param client how to ask them
 * @param urls the address of each, as the endpoint gave it
 */
public record QueueSet(SqsClient client, Map<String, String> urls) {
  private static final String CONNECTIONS = "http.maxConnections";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /**
   * A client that has the patience of a long poll.
   *
   * @param endpoint where
   * @param region the template's
   * @param http how to call
   * @param credentials as whom
   * @return the client
   */
  public static SqsClient client(
      URI endpoint, String region, SdkHttpClient http, AwsCredentialsProvider credentials) {
    keepConnections();
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(credentials)
        .httpClient(http)
        .checksumValidationEnabled(false)
        .overrideConfiguration(c -> c.apiCallTimeout(PATIENCE))
        .build();
  }

  /** Each queue's long poll holds a connection; the JDK keeps only five idle ones unless told. */
  private static void keepConnections() {
    if (System.getProperty(CONNECTIONS) == null) {
      System.setProperty(CONNECTIONS, "64");
    }
  }

  /**
   * Makes the queues that are not there yet, those that take dead letters first, and gives all of
   * them the template's attributes.
   *
   * @param sqs how
   * @param definitions from the template
   * @return the queues
   */
  public static QueueSet make(SqsClient sqs, List<QueueDef> definitions) {
    QueueSet made = new QueueSet(sqs, new ConcurrentHashMap<>());
    for (boolean redriven : List.of(false, true)) {
      definitions.stream()
          .filter(queue -> queue.deadLetterQueue().isPresent() == redriven)
          .forEach(queue -> made.urls.put(queue.name(), made.make(queue)));
    }
    return made;
  }

  private String make(QueueDef queue) {
    Map<QueueAttributeName, String> attributes = new LinkedHashMap<>();
    attributes.put(
        QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(queue.visibilitySeconds()));
    attributes.put(
        QueueAttributeName.MESSAGE_RETENTION_PERIOD, Integer.toString(queue.retentionSeconds()));
    queue
        .deadLetterQueue()
        .ifPresent(dead ->
            attributes.put(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                    .formatted(arn(dead), queue.maxReceiveCount())));
    try {
      return client.createQueue(c -> c.queueName(queue.name()).attributes(attributes)).queueUrl();
    } catch (QueueNameExistsException e) {
      // It is there with other attributes: of an earlier version of the template.
      String there = client.getQueueUrl(get -> get.queueName(queue.name())).queueUrl();
      client.setQueueAttributes(set -> set.queueUrl(there).attributes(attributes));
      return there;
    }
  }

  /**
   * The address of a queue.
   *
   * @param queueName its name
   * @return the address
   * @throws IllegalArgumentException when the template has no such queue
   */
  public String url(String queueName) {
    String url = urls.get(queueName);
    if (url == null) {
      throw new IllegalArgumentException("the template has no queue " + queueName);
    }
    return url;
  }

  /**
   * The ARN of a queue, as the endpoint says it.
   *
   * @param queueName its name
   * @return the ARN
   */
  public String arn(String queueName) {
    return client
        .getQueueAttributes(
            get -> get.queueUrl(url(queueName)).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
  }
}
