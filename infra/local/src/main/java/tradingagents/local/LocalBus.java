package tradingagents.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.event.ruler.Machine;
import tradingagents.local.provision.QueueSet;
import tradingagents.local.template.Placement;
import tradingagents.local.template.RuleDef;
import tradingagents.local.wire.AwsError;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;
import tradingagents.local.wire.WireService;

/**
 * The event bus of the template: PutEvents, matched by AWS's own event-ruler against the rules as
 * they are deployed, delivered into the queues that the rules name.
 */
final class LocalBus implements WireService {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONTENT = "application/x-amz-json-1.1";
  private static final int MAX_ENTRIES = 10;
  private static final int MAX_BYTES = 1_000_000;

  private final Map<String, Machine> machines = new HashMap<>();
  private final Map<String, RuleDef> rules = new HashMap<>();
  private final Placement placement;
  private final QueueSet queues;
  private final InstantSource clock;
  private final AtomicLong sequence = new AtomicLong();

  LocalBus(
      List<String> buses,
      List<RuleDef> definitions,
      Placement placement,
      QueueSet queues,
      InstantSource clock) {
    this.placement = placement;
    this.queues = queues;
    this.clock = clock;
    buses.forEach(bus -> machines.put(bus, Machine.builder().build()));
    for (RuleDef rule : definitions) {
      Machine machine = machines.get(rule.busName());
      if (machine == null) {
        throw new IllegalArgumentException(
            "the rule "
                + rule.logicalId()
                + " listens on a bus the template has not: "
                + rule.busName());
      }
      rules.put(rule.name(), rule);
      try {
        machine.addRule(rule.name(), rule.patternJson());
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "the pattern of the rule " + rule.logicalId() + " cannot be read: " + e.getMessage(),
            e);
      }
    }
  }

  @Override
  public String name() {
    return "events";
  }

  @Override
  public boolean takes(WireRequest request) {
    return request.targetPrefix().equals("AWSEvents");
  }

  @Override
  public WireResponse handle(WireRequest request) {
    try {
      if (request.body().length > MAX_BYTES) {
        throw new AwsError(413, "RequestEntityTooLarge", "PutEvents takes less than 1 MB");
      }
      JsonNode body = JSON.readTree(request.body());
      return json(
          switch (request.targetOperation()) {
            case "PutEvents" -> putEvents(body);
            case "DescribeEventBus" -> describeBus(body);
            case "DescribeRule" -> describe(rule(body));
            case "ListTargetsByRule" -> targets(rule(body));
            default ->
                throw new AwsError(
                    400,
                    "UnsupportedOperation",
                    "the embedded bus has no " + request.targetOperation());
          });
    } catch (AwsError e) {
      return e.response(CONTENT);
    } catch (IOException e) {
      return new AwsError(400, "SerializationException", "not JSON").response(CONTENT);
    }
  }

  private ObjectNode putEvents(JsonNode request) {
    JsonNode entries = request.path("Entries");
    if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
      throw new AwsError(400, "ValidationException", "PutEvents takes 1 to 10 entries");
    }
    ObjectNode answer = JSON.createObjectNode();
    int failed = 0;
    for (JsonNode entry : entries) {
      ObjectNode result = answer.withArray("Entries").addObject();
      String refusal = refusal(entry);
      if (refusal.isEmpty()) {
        result.put("EventId", deliver(entry));
      } else {
        failed++;
        result.put("ErrorCode", refusal).put("ErrorMessage", refusal);
      }
    }
    answer.put("FailedEntryCount", failed);
    return answer;
  }

  private static WireResponse json(ObjectNode answer) {
    byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
    return new WireResponse(200, Map.of("Content-Type", CONTENT), body);
  }

  /** The bus and its rules are the template's: they can be looked at, not changed. */
  private ObjectNode describeBus(JsonNode request) {
    String name = request.path("Name").asText("default");
    if (!machines.containsKey(name)) {
      throw new AwsError(400, "ResourceNotFoundException", "Event bus " + name + " does not exist");
    }
    String arn = placement.arn("events", "event-bus/" + name);
    return JSON.createObjectNode().put("Name", name).put("Arn", arn);
  }

  private RuleDef rule(JsonNode request) {
    String name = request.path(request.has("Rule") ? "Rule" : "Name").asText();
    RuleDef rule = rules.get(name);
    if (rule == null || !rule.busName().equals(request.path("EventBusName").asText("default"))) {
      throw new AwsError(400, "ResourceNotFoundException", "Rule " + name + " does not exist");
    }
    return rule;
  }

  private ObjectNode describe(RuleDef rule) {
    return JSON.createObjectNode()
        .put("Name", rule.name())
        .put("EventBusName", rule.busName())
        .put("EventPattern", rule.patternJson())
        .put("State", "ENABLED");
  }

  private ObjectNode targets(RuleDef rule) {
    ObjectNode answer = JSON.createObjectNode();
    var list = answer.putArray("Targets");
    for (RuleDef.Target target : rule.targets()) {
      ObjectNode to = list.addObject().put("Id", target.id());
      to.put("Arn", placement.arn("sqs", target.queueName()));
      target.inputPath().ifPresent(path -> to.put("InputPath", path));
      target
          .deadLetterQueue()
          .ifPresent(
              dead -> to.putObject("DeadLetterConfig").put("Arn", placement.arn("sqs", dead)));
    }
    return answer;
  }

  private String refusal(JsonNode entry) {
    if (!machines.containsKey(busName(entry))) {
      return "ResourceNotFoundException";
    }
    boolean whole =
        entry.hasNonNull("Source") && entry.hasNonNull("DetailType") && entry.hasNonNull("Detail");
    return whole && isObject(entry.path("Detail").asText()) ? "" : "MalformedDetail";
  }

  private static boolean isObject(String json) {
    try {
      return JSON.readTree(json).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** The custom bus by name or ARN. */
  private static String busName(JsonNode entry) {
    String name = entry.path("EventBusName").asText("default");
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private String deliver(JsonNode entry) {
    String id = "local-%08d".formatted(sequence.incrementAndGet());
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "0").put("id", id);
    event.put("detail-type", entry.path("DetailType").asText());
    event.put("source", entry.path("Source").asText());
    event.put("account", placement.accountId());
    event.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", placement.region());
    event.putArray("resources");
    try {
      event.set("detail", JSON.readTree(entry.path("Detail").asText()));
      Machine machine = machines.get(busName(entry));
      if (machine == null) {
        throw new IllegalStateException("checked before");
      }
      for (String rule : machine.rulesForJSONEvent(event.toString())) {
        RuleDef matched = rules.get(rule);
        if (matched != null) {
          matched.targets().forEach(target -> send(event, target));
        }
      }
    } catch (AwsError | SdkException e) {
      throw new AwsError(500, "InternalException", "a target did not take the event: " + e);
    } catch (Exception e) {
      throw new AwsError(400, "ValidationException", "the event cannot be matched: " + e);
    }
    return id;
  }

  private void send(ObjectNode event, RuleDef.Target target) {
    JsonNode part = target.inputPath().map(path -> InputPaths.at(event, path)).orElse(event);
    queues
        .client()
        .sendMessage(
            send -> send.queueUrl(queues.url(target.queueName())).messageBody(part.toString()));
  }
}
