package tradingagents.chain.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import tradingagents.chain.run.Announcement;
import tradingagents.chain.run.StepRunner;
import tradingagents.chain.run.StepRunner.Ack;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * A step's side of its queue: each message is one announcement. What is not acknowledged is
 * reported back by its id and comes again; what cannot be read ends in the dead-letter queue.
 */
public final class Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  private final Step step;
  private final StepRunner runner;
  private final MetricSink metrics;

  /**
   * An inbox.
   *
   * @param step whose
   * @param runner the step protocol
   * @param metrics where counts go
   */
  public Inbox(Step step, StepRunner runner, MetricSink metrics) {
    this.step = step;
    this.runner = runner;
    this.metrics = metrics;
  }

  /**
   * Handles one batch.
   *
   * @param event from the queue
   * @param context of the invocation
   * @return the ids of the messages that must come again
   */
  public SQSBatchResponse handle(SQSEvent event, Context context) {
    return each(event, context, this::deliver);
  }

  /**
   * Handles one batch, message by message.
   *
   * @param event from a queue
   * @param context of the invocation
   * @param deliver says what becomes of a message
   * @return the ids of the messages that must come again
   */
  public static SQSBatchResponse each(
      SQSEvent event, Context context, Function<SQSMessage, Ack> deliver) {
    return PowertoolsLogging.withLogging(
        context,
        () -> {
          List<BatchItemFailure> failures = new ArrayList<>();
          for (SQSMessage message : event.getRecords()) {
            if (deliver.apply(message) == Ack.RETRY) {
              failures.add(new BatchItemFailure(message.getMessageId()));
            }
          }
          return new SQSBatchResponse(failures);
        });
  }

  private Ack deliver(SQSMessage message) {
    Announcement announced;
    try {
      announced = Announcement.parse(message.getBody());
      if (announced.schema() != Announcement.SCHEMA || announced.round() < 1) {
        throw new FailureException(Reason.CORRUPT, "not an announcement of schema 1");
      }
    } catch (FailureException e) {
      LOG.error("message {}: {}", message.getMessageId(), e.failure());
      return Ack.RETRY;
    }
    if (!announced.next().contains(step.wireName())) {
      LOG.warn("message {} is for {}, not for {}", message.getMessageId(), announced.next(), step);
      return Ack.DONE;
    }
    MDC.put("correlation_id", announced.correlationId());
    MDC.put("run_id", announced.runId());
    MDC.put("step", step.wireName());
    try {
      Task task = new Task(step, announced.round());
      Ack ack = runner.handle(announced.runId(), task);
      LOG.info("{} {}", task, ack);
      if (ack == Ack.RETRY) {
        metrics.put(Metric.MESSAGES_RETRIED, step.wireName(), 1);
      }
      return ack;
    } finally {
      MDC.remove("correlation_id");
      MDC.remove("run_id");
      MDC.remove("step");
    }
  }
}
