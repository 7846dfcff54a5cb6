package tradingagents.local.provision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Target;
import tradingagents.local.template.RuleDef;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** The buses and their rules at an endpoint: what is there as it should be is left alone. */
final class Rules {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EventBridgeClient events;
  private final QueueSet queues;
  private final Map<String, String> arns = new HashMap<>();

  Rules(EventBridgeClient events, QueueSet queues) {
    this.events = events;
    this.queues = queues;
  }

  void make(List<String> buses, List<RuleDef> rules) {
    buses.forEach(this::make);
    rules.forEach(this::make);
  }

  private void make(String bus) {
    try {
      events.describeEventBus(describe -> describe.name(bus));
    } catch (ResourceNotFoundException e) {
      try {
        events.createEventBus(create -> create.name(bus));
      } catch (ResourceAlreadyExistsException twin) {
        // Somebody else was first.
      }
    }
  }

  private void make(RuleDef rule) {
    String there = pattern(rule);
    if (there == null || !same(there, rule.patternJson())) {
      events.putRule(put ->
          put.name(rule.name()).eventBusName(rule.busName()).eventPattern(rule.patternJson()));
    }
    List<Target> wanted = rule.targets().stream().map(this::target).toList();
    List<Target> found =
        events
            .listTargetsByRule(list -> list.rule(rule.name()).eventBusName(rule.busName()))
            .targets();
    if (!found.containsAll(wanted)) {
      PutTargetsResponse put =
          events.putTargets(
              to -> to.rule(rule.name()).eventBusName(rule.busName()).targets(wanted));
      if (put.failedEntryCount() != null && put.failedEntryCount() > 0) {
        throw new FailureException(
            Reason.UNAVAILABLE,
            "the rule " + rule.name() + " takes no target: " + put.failedEntries().getFirst());
      }
    }
  }

  private @Nullable String pattern(RuleDef rule) {
    try {
      DescribeRuleResponse there =
          events.describeRule(describe -> describe.name(rule.name()).eventBusName(rule.busName()));
      return there.eventPattern();
    } catch (ResourceNotFoundException e) {
      return null;
    }
  }

  private static boolean same(String one, String other) {
    try {
      return JSON.readTree(one).equals(JSON.readTree(other));
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private Target target(RuleDef.Target target) {
    Target.Builder to = Target.builder().id(target.id()).arn(arn(target.queueName()));
    target.inputPath().ifPresent(to::inputPath);
    target
        .deadLetterQueue()
        .ifPresent(dead -> to.deadLetterConfig(letters -> letters.arn(arn(dead))));
    return to.build();
  }

  private String arn(String queue) {
    return arns.computeIfAbsent(queue, queues::arn);
  }
}
