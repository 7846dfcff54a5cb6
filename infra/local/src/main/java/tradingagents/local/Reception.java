package tradingagents.local;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import tradingagents.local.provision.QueueSet;

/**
 * How all pollers of a stack receive: from where, how patiently, and what is said when it goes
 * wrong. Trouble is told once for all of them, and once when it is over; a queue that is gone is
 * told to whoever can do something about it.
 */
final class Reception {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final QueueSet queues;
  private final Terms terms;
  private final AtomicLong receives = new AtomicLong();
  private final AtomicBoolean troubled = new AtomicBoolean();
  private final CompletableFuture<String> lost = new CompletableFuture<>();

  /**
   * What differs from endpoint to endpoint.
   *
   * @param waitSeconds how long a poll waits for a message
   * @param pauseMillis how long a queue that had nothing is left alone before the next poll
   * @param closing how long to wait at the end for polls that are under way: what they bring to
   *     nobody stays hidden for a long time where the queues live on
   * @param paths what of an event is delivered, by queue
   */
  record Terms(int waitSeconds, long pauseMillis, Duration closing, InputPaths paths) {}

  Reception(QueueSet queues, Terms terms) {
    this.queues = queues;
    this.terms = terms;
  }

  QueueSet queues() {
    return queues;
  }

  Terms terms() {
    return terms;
  }

  long receives() {
    return receives.get();
  }

  void whenLost(Consumer<String> told) {
    // Told at once when it happened before anybody asked.
    var _ = lost.thenAccept(told);
  }

  void received() {
    receives.incrementAndGet();
    if (troubled.get() && troubled.compareAndSet(true, false)) {
      LOG.info("queues answer again");
    }
  }

  /** Says what is wrong unless it is known, and how long to wait before trying again. */
  Duration failed(String queueName, RuntimeException e, int timesInARow) {
    if (troubled.compareAndSet(false, true)) {
      LOG.warn("queues do not answer ({}): {}; trying on", queueName, e.getMessage());
    }
    if (e instanceof QueueDoesNotExistException) {
      lost.complete("the queue " + queueName + " is gone");
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(timesInARow, 6));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
