package tradingagents.local.template;

import java.util.List;
import java.util.Optional;

/**
 * An EventBridge rule: which events it takes from which bus, and which queues it puts them into.
 *
 * @param logicalId its key in the template, after the nested stack's
 * @param name its name
 * @param busName the bus it listens on
 * @param patternJson the event pattern as JSON, ready for event-ruler
 * @param targets where matching events go
 */
public record RuleDef(
    String logicalId, String name, String busName, String patternJson, List<Target> targets) {

  /**
   * One queue that a rule fills.
   *
   * @param id the target's id within the rule
   * @param queueName the queue
   * @param inputPath the JSON path of the part that is delivered; empty delivers the whole event
   * @param deadLetterQueue where an event goes that the queue does not take
   */
  public record Target(
      String id, String queueName, Optional<String> inputPath, Optional<String> deadLetterQueue) {}
}
