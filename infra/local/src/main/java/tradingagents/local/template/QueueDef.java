package tradingagents.local.template;

import java.util.Optional;

/**
 * An SQS standard queue.
 *
 * @param logicalId its key in the template, after the nested stack's: {@code
 *     MarketAnalystInbox.Queue}
 * @param name its name
 * @param visibilitySeconds how long a received message stays hidden
 * @param retentionSeconds how long a message is kept
 * @param deadLetterQueue the name of the queue that takes what was received too often
 * @param maxReceiveCount how often a message is received before that; 0 without such a queue
 */
public record QueueDef(
    String logicalId,
    String name,
    int visibilitySeconds,
    int retentionSeconds,
    Optional<String> deadLetterQueue,
    int maxReceiveCount) {}
