package tradingagents.agents.llm.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

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
}
