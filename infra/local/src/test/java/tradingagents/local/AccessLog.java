package tradingagents.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import tradingagents.local.template.Placement;
import tradingagents.local.wire.WireListener;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;

/** What each function did, as the IAM actions and ARNs that AWS would ask its role for. */
final class AccessLog implements WireListener {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> IN_TRANSACTIONS =
      Map.of(
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem");

  private final Placement placement;
  private final Map<String, Set<String>> made = new ConcurrentHashMap<>();
  private volatile String lost = "";

  AccessLog(Placement placement) {
    this.placement = placement;
  }

  /** From now on, answers about an ARN with this end get lost; empty for none. */
  void losing(String arnEnd) {
    lost = arnEnd;
  }

  Map<String, Set<String>> made() {
    return made;
  }

  @Override
  public void answered(String caller, String service, WireRequest request, WireResponse answer) {
    if (caller.isEmpty()) {
      return;
    }
    for (String access : accesses(service, request)) {
      made.computeIfAbsent(caller, c -> new ConcurrentSkipListSet<>()).add(access);
      if (!lost.isEmpty() && access.endsWith(lost)) {
        throw new UncheckedIOException(new IOException("planted"));
      }
    }
  }

  private Set<String> accesses(String service, WireRequest request) {
    return switch (service) {
      case "lambda" -> Set.of("lambda:InvokeFunction " + functionArn(request));
      case "events" -> buses(read(request));
      case "secretsmanager" -> Set.of();
      case "sqs" -> Set.of(queue(request.targetOperation(), read(request)));
      case "dynamodb" -> tables(request.targetOperation(), read(request));
      default -> throw new IllegalArgumentException("an unknown service: " + service);
    };
  }

  private String functionArn(WireRequest request) {
    String name = request.path().split("/", -1)[3];
    return placement.arn("lambda", "function:" + name + ":live");
  }

  private String queue(String operation, JsonNode body) {
    String url = body.path("QueueUrl").asText();
    return "sqs:" + operation + " " + placement.arn("sqs", url.substring(url.lastIndexOf('/') + 1));
  }

  private Set<String> buses(JsonNode body) {
    Set<String> accesses = new TreeSet<>();
    for (JsonNode entry : body.path("Entries")) {
      String bus = "event-bus/" + entry.path("EventBusName").asText();
      accesses.add("events:PutEvents " + placement.arn("events", bus));
    }
    return accesses;
  }

  private Set<String> tables(String operation, JsonNode body) {
    if (!operation.equals("TransactWriteItems")) {
      return Set.of(access(operation, body));
    }
    List<String> accesses = new ArrayList<>();
    for (JsonNode item : body.path("TransactItems")) {
      item.properties()
          .forEach(action ->
              accesses.add(
                  access(
                      IN_TRANSACTIONS.getOrDefault(action.getKey(), action.getKey()),
                      action.getValue())));
    }
    return Set.copyOf(accesses);
  }

  private String access(String action, JsonNode body) {
    String index = body.path("IndexName").asText("");
    String table = "table/" + body.path("TableName").asText();
    String resource = index.isEmpty() ? table : table + "/index/" + index;
    return "dynamodb:" + action + " " + placement.arn("dynamodb", resource);
  }

  private static JsonNode read(WireRequest request) {
    try {
      return JSON.readTree(request.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
