package tradingagents.local;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tradingagents.local.template.WorkSource;

/**
 * What Lambda's event source mapping does: long-polls one queue, hands the messages to its
 * function, deletes what was acknowledged and leaves the rest. What failed comes back sooner than
 * the template's visibility would have it, because a person is waiting.
 */
final class Poller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  /** SQS gives no more at once. */
  private static final int PER_RECEIVE = 10;

  /** Turns of models mostly wait: many runs may wait at the same time. */
  private static final int AT_ONCE = 64;

  private static final int MAX_BACKOFF_SECONDS = 60;

  private final WorkSource source;
  private final String functionName;
  private final Functions functions;
  private final Reception reception;
  private final SqsClient sqs;
  private final String url;
  private final Semaphore slots = new Semaphore(AT_ONCE);
  private final CountDownLatch closed = new CountDownLatch(1);
  private Thread polling = Thread.ofVirtual().unstarted(() -> {});

  Poller(WorkSource source, String functionName, Functions functions, Reception reception) {
    this.source = source;
    this.functionName = functionName;
    this.functions = functions;
    this.reception = reception;
    this.sqs = reception.queues().client();
    this.url = reception.queues().url(source.queueName());
  }

  /** Polls until closed. */
  void start() {
    polling = Thread.ofVirtual().name("poll-" + source.queueName()).start(this::poll);
  }

  private void poll() {
    int failures = 0;
    while (isOpen()) {
      try {
        List<Message> messages = receive();
        failures = 0;
        messages.forEach(this::take);
        if (messages.isEmpty()) {
          pause(Duration.ofMillis(reception.terms().pauseMillis()));
        }
      } catch (RuntimeException e) {
        // Closing takes the client away; that is no news.
        if (isOpen()) {
          pause(reception.failed(source.queueName(), e, failures++));
        }
      }
    }
  }

  private void take(Message message) {
    slots.acquireUninterruptibly();
    if (isOpen()) {
      Thread.ofVirtual().name(functionName).start(() -> deliverAndFree(message));
    } else {
      slots.release();
      giveBack(message);
    }
  }

  private boolean isOpen() {
    return closed.getCount() > 0;
  }

  private List<Message> receive() {
    List<Message> messages =
        sqs.receiveMessage(r ->
                r.queueUrl(url)
                    .waitTimeSeconds(reception.terms().waitSeconds())
                    .maxNumberOfMessages(PER_RECEIVE)
                    .messageSystemAttributeNames(
                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
            .messages();
    reception.received();
    return messages;
  }

  /** What came while this was closed is for whoever polls next. */
  private void giveBack(Message message) {
    try {
      sqs.changeMessageVisibility(
          c -> c.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
    } catch (RuntimeException e) {
      // Then it comes back when its time is up, or the next start announces it again.
      LOG.debug("giving back to {}: {}", source.queueName(), e.getMessage());
    }
  }

  private void pause(Duration time) {
    try {
      var _ = closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  private void deliverAndFree(Message message) {
    try {
      deliver(message);
    } catch (RuntimeException e) {
      // The message stays in its queue; nothing is lost.
      if (isOpen()) {
        LOG.warn("answering {}: {}", source.queueName(), e.getMessage());
      }
    } finally {
      slots.release();
    }
  }

  private void deliver(Message message) {
    if (acknowledged(message)) {
      sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(message.receiptHandle()));
      return;
    }
    int received = Integer.parseInt(receiveCount(message));
    int backoff = Math.min(MAX_BACKOFF_SECONDS, 1 << Math.min(received - 1, 6));
    sqs.changeMessageVisibility(
        c -> c.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(backoff));
  }

  private boolean acknowledged(Message message) {
    try {
      Object answer = functions.invoke(functionName, event(message));
      return answer instanceof SQSBatchResponse response
          && new ArrayList<>(response.getBatchItemFailures()).isEmpty();
    } catch (RuntimeException e) {
      LOG.error("{} failed", functionName, e);
      return false;
    }
  }

  private SQSEvent event(Message message) {
    SQSMessage record = new SQSMessage();
    record.setMessageId(message.messageId());
    record.setReceiptHandle(message.receiptHandle());
    record.setBody(reception.terms().paths().delivered(source.queueName(), message.body()));
    record.setEventSource("aws:sqs");
    record.setAttributes(Map.of("ApproximateReceiveCount", receiveCount(message)));
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(record));
    return event;
  }

  private static String receiveCount(Message message) {
    return message
        .attributes()
        .getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
  }

  /** Takes nothing more. */
  @Override
  public void close() {
    closed.countDown();
  }

  /** Waits until the last poll has come back and what was taken is done, but not for ever. */
  void awaitEnd(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    if (polling.join(patience)) {
      var _ = slots.tryAcquire(AT_ONCE, end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }
}
