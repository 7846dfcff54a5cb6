package tradingagents.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import tradingagents.local.provision.QueueSet;

/** What the system asks of queues, over the wire, on two queues as infra/inbox.yaml makes them. */
@AtEveryEndpoint
class QueueEndpointTest {
  private static final int RECEIVES = 2;

  private final SqsClient sqs;
  private final String name = Endpoint.fresh("inbox");
  private final String dead;
  private final String inbox;

  QueueEndpointTest(Endpoint endpoint) {
    sqs = endpoint.client(SqsClient.builder());
    dead = sqs.createQueue(make -> make.queueName(name + "-dlq")).queueUrl();
    String redrive =
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
            .formatted(new QueueSet(sqs, Map.of("dead", dead)).arn("dead"), RECEIVES);
    inbox =
        sqs.createQueue(make ->
                make.queueName(name)
                    .attributes(
                        Map.of(
                            QueueAttributeName.VISIBILITY_TIMEOUT,
                            "360",
                            QueueAttributeName.REDRIVE_POLICY,
                            redrive)))
            .queueUrl();
  }

  private Optional<Message> receive(String url, int waitSeconds) {
    List<Message> messages =
        sqs.receiveMessage(r ->
                r.queueUrl(url)
                    .waitTimeSeconds(waitSeconds)
                    .messageSystemAttributeNames(
                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
            .messages();
    return messages.stream().findFirst();
  }

  private void hide(Message message, int seconds) {
    sqs.changeMessageVisibility(
        c -> c.queueUrl(inbox).receiptHandle(message.receiptHandle()).visibilityTimeout(seconds));
  }

  private static String count(Message message) {
    return message
        .attributes()
        .getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "none");
  }

  @Test
  void a_message_comes_as_it_was_sent_and_never_again_once_deleted() {
    String body = "{\"runId\":\"ü 漢 \\\"quoted\\\" & <angle>\"}";
    sqs.sendMessage(send -> send.queueUrl(inbox).messageBody(body));

    Message message = receive(inbox, 0).orElseThrow();
    assertThat(message.body()).isEqualTo(body);
    assertThat(count(message)).isEqualTo("1");
    hide(message, 0);
    Message again = receive(inbox, 0).orElseThrow();
    assertThat(count(again)).isEqualTo("2");
    sqs.deleteMessage(d -> d.queueUrl(inbox).receiptHandle(again.receiptHandle()));

    assertThat(receive(inbox, 0)).isEmpty();
    assertThat(receive(dead, 0)).isEmpty();
  }

  @Test
  void a_received_message_is_hidden_until_its_time_is_over() throws InterruptedException {
    sqs.sendMessage(send -> send.queueUrl(inbox).messageBody("hidden"));
    Message message = receive(inbox, 0).orElseThrow();

    assertThat(receive(inbox, 0)).isEmpty();
    hide(message, 1);
    assertThat(receive(inbox, 0)).isEmpty();
    Thread.sleep(Duration.ofMillis(1100));
    assertThat(receive(inbox, 0)).hasValueSatisfying(m -> assertThat(m.body()).isEqualTo("hidden"));
  }

  @Test
  void a_long_poll_ends_when_a_message_comes() {
    Thread sender =
        Thread.startVirtualThread(() -> {
          try {
            Thread.sleep(300);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          sqs.sendMessage(send -> send.queueUrl(inbox).messageBody("late"));
        });
    long begin = System.nanoTime();

    assertThat(receive(inbox, 10)).isPresent();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    assertThat(sender.isDaemon()).isTrue();
  }

  @Test
  void what_was_received_too_often_is_a_dead_letter() {
    sqs.sendMessage(send -> send.queueUrl(inbox).messageBody("poison"));
    for (int i = 0; i < RECEIVES; i++) {
      hide(receive(inbox, 0).orElseThrow(), 0);
    }

    assertThat(receive(inbox, 0)).isEmpty();
    assertThat(receive(dead, 1)).hasValueSatisfying(m -> assertThat(m.body()).isEqualTo("poison"));
  }

  @Test
  void the_number_of_waiting_messages_is_told() {
    for (int i = 0; i < 3; i++) {
      sqs.sendMessage(send -> send.queueUrl(inbox).messageBody("one of three"));
    }

    assertThat(
            sqs.getQueueAttributes(get ->
                    get.queueUrl(inbox)
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes())
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "3");
  }

  @Test
  void a_queue_is_found_by_its_name_and_a_stranger_is_not() {
    assertThat(sqs.getQueueUrl(get -> get.queueName(name)).queueUrl()).isEqualTo(inbox);

    assertThatThrownBy(() -> sqs.getQueueUrl(get -> get.queueName(Endpoint.fresh("stranger"))))
        .isInstanceOf(QueueDoesNotExistException.class);
  }
}
