package tradingagents.local;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
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
  private static final int WAIT_SECONDS = 20;
  private static final int AT_ONCE = 10;
  private static final int MAX_BACKOFF_SECONDS = 60;

  private final WorkSource source;
  private final String functionName;
  private final Functions functions;
  private final SqsClient sqs;
  private final String url;
  private final Semaphore slots = new Semaphore(AT_ONCE);
  private final AtomicLong receives;
  private volatile boolean open = true;

  Poller(
      WorkSource source,
      String functionName,
      Functions functions,
      Queues queues,
      AtomicLong receives) {
    this.source = source;
    this.functionName = functionName;
    this.functions = functions;
    this.sqs = queues.client();
    this.url = queues.url(source.queueName());
    this.receives = receives;
  }

  /** Polls until closed. */
  void start() {
    Thread.ofVirtual().name("poll-" + source.queueName()).start(this::poll);
  }

  private void poll() {
    while (open) {
      try {
        List<Message> messages =
            sqs.receiveMessage(r ->
                    r.queueUrl(url)
                        .waitTimeSeconds(WAIT_SECONDS)
                        .maxNumberOfMessages(AT_ONCE)
                        .messageSystemAttributeNames(
                            MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages();
        receives.incrementAndGet();
        for (Message message : messages) {
          slots.acquireUninterruptibly();
          Thread.ofVirtual().name(functionName).start(() -> deliverAndFree(message));
        }
      } catch (RuntimeException e) {
        // Closing takes the client away; that is no news.
        if (open) {
          LOG.warn("receiving from {}: {}", source.queueName(), e.getMessage());
        }
      }
    }
  }

  private void deliverAndFree(Message message) {
    try {
      deliver(message);
    } catch (RuntimeException e) {
      // The message stays in its queue; nothing is lost.
      if (open) {
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

  private static SQSEvent event(Message message) {
    SQSMessage record = new SQSMessage();
    record.setMessageId(message.messageId());
    record.setReceiptHandle(message.receiptHandle());
    record.setBody(message.body());
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

  @Override
  public void close() {
    open = false;
  }
}
