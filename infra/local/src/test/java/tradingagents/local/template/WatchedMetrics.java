package tradingagents.local.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tradingagents.chain.lambda.Metric;
import tradingagents.chain.lambda.Metric.Dimension;

/** Which metrics the alarms of a template watch, and which of those nobody writes. */
final class WatchedMetrics {
  private static final Map<String, Set<String>> OF_AWS =
      Map.of(
          "AWS/SQS",
          Set.of("ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage"),
          "AWS/Lambda",
          Set.of("Errors", "Throttles", "Duration", "Invocations", "ConcurrentExecutions"),
          "AWS/ApiGateway",
          Set.of("4xx", "5xx", "Count", "Latency", "IntegrationLatency"));

  /**
   * One metric as an alarm names it.
   *
   * @param alarm who names it
   * @param namespace in CloudWatch
   * @param name in the namespace
   * @param dimensions values by name
   */
  private record Watched(
      String alarm, String namespace, String name, Map<String, String> dimensions) {}

  private WatchedMetrics() {}

  static List<String> unknown(SamTemplate template) {
    return template.resources().stream()
        .filter(resource -> resource.type().equals(ResourceType.ALARM.awsName))
        .flatMap(WatchedMetrics::of)
        .filter(watched -> !isWritten(watched, template))
        .map(Watched::toString)
        .toList();
  }

  private static Stream<Watched> of(ResourceDef alarm) {
    if (!(alarm.properties().get("Metrics") instanceof List<?> queries)) {
      return Stream.of(watched(alarm, alarm.properties()));
    }
    List<Watched> all = new ArrayList<>();
    for (Object query : queries) {
      if (query instanceof Map<?, ?> map
          && map.get("MetricStat") instanceof Map<?, ?> stat
          && stat.get("Metric") instanceof Map<?, ?> metric) {
        all.add(watched(alarm, metric));
      }
    }
    return all.stream();
  }

  private static Watched watched(ResourceDef alarm, Map<?, ?> metric) {
    Map<String, String> dimensions = new LinkedHashMap<>();
    if (metric.get("Dimensions") instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> map) {
          dimensions.put(String.valueOf(map.get("Name")), String.valueOf(map.get("Value")));
        }
      }
    }
    return new Watched(
        alarm.logicalId(),
        String.valueOf(metric.get("Namespace")),
        String.valueOf(metric.get("MetricName")),
        dimensions);
  }

  private static boolean isWritten(Watched watched, SamTemplate template) {
    if (watched.namespace().equals(WatchParts.NAMESPACE)) {
      return Arrays.stream(Metric.values())
          .filter(metric -> metric.wireName().equals(watched.name()))
          .anyMatch(metric -> has(metric.dimension(), watched.dimensions(), template));
    }
    if (!OF_AWS.getOrDefault(watched.namespace(), Set.of()).contains(watched.name())) {
      return false;
    }
    String queue = watched.dimensions().get("QueueName");
    String function = watched.dimensions().get("FunctionName");
    return switch (watched.namespace()) {
      case "AWS/SQS" -> template.queues().stream().anyMatch(each -> each.name().equals(queue));
      case "AWS/Lambda" ->
          template.functions().stream().anyMatch(each -> each.name().equals(function));
      default -> true;
    };
  }

  private static boolean has(Dimension dimension, Map<String, String> named, SamTemplate template) {
    Map<String, String> rest = new LinkedHashMap<>(named);
    boolean ours = template.placement().stackName().equals(rest.remove(Metric.SERVICE));
    if (dimension == Dimension.NONE) {
      return ours && rest.isEmpty();
    }
    return ours
        && rest.size() == 1
        && dimension.known().contains(rest.getOrDefault(dimension.wireName(), ""));
  }
}
