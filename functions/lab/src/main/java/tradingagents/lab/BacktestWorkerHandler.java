package tradingagents.lab;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.context.BeanContext;
import tradingagents.chain.lambda.InboxDoor;
import tradingagents.chain.lambda.Wiring;

/** The door of work on backtests. */
public final class BacktestWorkerHandler implements InboxDoor {
  private final WorkDoor door;

  /** For Lambda: everything from the function's environment. */
  public BacktestWorkerHandler() {
    this(Wiring.start());
  }

  /** For a stack that brings its own parts. */
  public BacktestWorkerHandler(BeanContext context) {
    door = LabFactory.worker(context);
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return door.take(event, context);
  }
}
