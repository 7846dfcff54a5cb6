package tradingagents.lab;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import tradingagents.chain.lambda.Inbox;
import tradingagents.lab.jobs.BacktestWorker;

/**
 * A batch of work on backtests.
 *
 * @param worker does one message
 */
record WorkDoor(BacktestWorker worker) {
  SQSBatchResponse take(SQSEvent event, Context context) {
    return Inbox.each(event, context, message -> worker.handle(message.getBody()));
  }
}
