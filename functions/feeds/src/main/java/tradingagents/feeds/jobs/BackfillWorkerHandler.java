package tradingagents.feeds.jobs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.context.BeanContext;
import tradingagents.chain.lambda.Inbox;
import tradingagents.chain.lambda.InboxDoor;
import tradingagents.chain.lambda.Wiring;

/** The door of work on backfills. */
public final class BackfillWorkerHandler implements InboxDoor {
  private final BackfillWorker worker;

  /** For Lambda: everything from the function's environment. */
  public BackfillWorkerHandler() {
    this(Wiring.start());
  }

  /** For a stack that brings its own parts. */
  public BackfillWorkerHandler(BeanContext context) {
    worker = BackfillsFactory.worker(context);
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return Inbox.each(event, context, message -> worker.handle(message.getBody()));
  }
}
