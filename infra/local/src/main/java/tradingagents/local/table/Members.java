package tradingagents.local.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Reads request members; one that the engine does not know is refused by name, never ignored. */
final class Members {
  private Members() {}

  static void only(String where, JsonNode request, Set<String> known) {
    if (!request.isObject()) {
      throw Refusal.invalid(where + " must be a structure");
    }
    for (String name : ValueJson.names(request)) {
      if (!known.contains(name)) {
        throw Refusal.unsupported(where + "." + name);
      }
    }
  }

  static String text(JsonNode request, String member) {
    JsonNode node = request.path(member);
    if (!node.isTextual() || node.textValue().isEmpty()) {
      throw Refusal.invalid(
          "1 validation error detected: Value at '"
              + member
              + "' failed to satisfy constraint: Member must not be null");
    }
    return node.textValue();
  }

  static JsonNode required(JsonNode request, String member) {
    JsonNode node = request.path(member);
    if (node.isMissingNode() || node.isNull()) {
      throw Refusal.invalid(
          "1 validation error detected: Value null at '"
              + member
              + "' failed to satisfy constraint: Member must not be null");
    }
    return node;
  }

  /** One of a closed set of words; the first is the default. */
  static String choice(JsonNode request, String member, String... choices) {
    JsonNode node = request.path(member);
    if (node.isMissingNode()) {
      return choices[0];
    }
    for (String choice : choices) {
      if (choice.equals(node.asText())) {
        return choice;
      }
    }
    throw Refusal.invalid(
        "1 validation error detected: Value '"
            + node.asText()
            + "' at '"
            + member
            + "' failed to satisfy constraint: Member must satisfy enum value set: ["
            + String.join(", ", choices)
            + "]");
  }

  static boolean flag(JsonNode request, String member, boolean otherwise) {
    JsonNode node = request.path(member);
    if (!node.isMissingNode() && !node.isBoolean()) {
      throw Refusal.invalid(member + " must be true or false");
    }
    return node.asBoolean(otherwise);
  }
}
