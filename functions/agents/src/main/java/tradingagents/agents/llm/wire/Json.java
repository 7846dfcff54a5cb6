package tradingagents.agents.llm.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.llm.wire.CallFault.Kind;

/** Strangers' JSON, read as a tree. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** The tree; a missing node for what is no JSON. */
  static JsonNode readOrMissing(String text) {
    try {
      JsonNode tree = MAPPER.readTree(text);
      return tree == null ? MissingNode.getInstance() : tree;
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** The object that an event of a stream is; null for anything else, which the exchange knows. */
  static @Nullable JsonNode event(String data, Exchange exchange) {
    JsonNode event = readOrMissing(data);
    if (event.isObject()) {
      return event;
    }
    exchange.fail(Wrong.of(Kind.MALFORMED, "an event of its stream is no JSON object"));
    return null;
  }
}
