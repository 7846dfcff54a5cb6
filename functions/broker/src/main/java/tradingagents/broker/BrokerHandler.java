package tradingagents.broker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.context.BeanContext;
import tradingagents.chain.lambda.Inbox;
import tradingagents.chain.lambda.InboxDoor;
import tradingagents.chain.lambda.Inboxes;
import tradingagents.chain.lambda.Wiring;

/** The broker action's door. */
public final class BrokerHandler implements InboxDoor {
  private final Inbox inbox;

  /** For Lambda: everything from the function's environment. */
  public BrokerHandler() {
    this(Wiring.start());
  }

  /** For a stack that brings its own parts. */
  public BrokerHandler(BeanContext context) {
    inbox = context.getBean(Inboxes.class).of(BrokerFactory.worker(context));
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return inbox.handle(event, context);
  }
}
