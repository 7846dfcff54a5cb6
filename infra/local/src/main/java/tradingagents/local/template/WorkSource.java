package tradingagents.local.template;

import java.util.OptionalInt;

/**
 * An SQS event of a function: which queue feeds it, and how.
 *
 * @param id the event's key in the template
 * @param queueName the queue
 * @param batchSize most messages per invocation
 * @param reportsBatchItemFailures whether the answer says which messages failed; without it a
 *     failure repeats them all
 * @param maximumConcurrency most invocations at once for this queue; empty means no limit of its
 *     own
 */
public record WorkSource(
    String id,
    String queueName,
    int batchSize,
    boolean reportsBatchItemFailures,
    OptionalInt maximumConcurrency) {}
