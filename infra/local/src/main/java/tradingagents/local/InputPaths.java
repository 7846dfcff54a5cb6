package tradingagents.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tradingagents.local.template.RuleDef;

/**
 * The part of an event that a rule's target asks for. On AWS the bus takes it out; some emulators
 * deliver the whole event (moto 5.2.1), and then it is taken out here, between the queue and the
 * function, so that no function need know of it.
 */
final class InputPaths {
  private static final Logger LOG = LoggerFactory.getLogger(InputPaths.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> byQueue = new HashMap<>();
  private final AtomicBoolean told = new AtomicBoolean();

  InputPaths(List<RuleDef> rules) {
    for (RuleDef rule : rules) {
      for (RuleDef.Target target : rule.targets()) {
        target.inputPath().ifPresent(path -> byQueue.put(target.queueName(), path));
      }
    }
  }

  /** Reads a value as {@code $.detail} has it. */
  static JsonNode at(JsonNode event, String path) {
    return event.at(path.replace("$", "").replace('.', '/'));
  }

  /** The body as AWS would have delivered it. */
  String delivered(String queueName, String body) {
    String path = byQueue.get(queueName);
    if (path == null) {
      return body;
    }
    try {
      JsonNode event = JSON.readTree(body);
      boolean whole =
          event.has("detail-type") && event.has("source") && event.path("detail").isObject();
      if (!whole) {
        return body;
      }
      if (told.compareAndSet(false, true)) {
        LOG.warn("the endpoint's bus ignores a target's InputPath: it is applied here");
      }
      return at(event, path).toString();
    } catch (JsonProcessingException e) {
      return body;
    }
  }
}
