package tradingagents.local.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer of an AWS service that says no: HTTP status, error type, message and the further
 * members that the error's shape has (for instance {@code CancellationReasons}). It is an answer,
 * not a fault: it carries no stack trace, and the SDK's clients map {@code __type} to their typed
 * exception.
 */
public final class AwsError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;
  private final transient Map<String, JsonNode> members;

  /** An error with a message only. */
  public AwsError(int status, String type, String message) {
    this(status, type, message, Map.of());
  }

  /** An error whose shape has further members; {@code type} may carry a namespace before '#'. */
  public AwsError(int status, String type, String message, Map<String, JsonNode> members) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
    this.members = Map.copyOf(members);
  }

  /** The HTTP status: 400 for the caller's errors, 500 for the service's. */
  public int status() {
    return status;
  }

  /** The error's name without its namespace. */
  public String code() {
    return type.substring(type.indexOf('#') + 1);
  }

  /** A member of the error's shape; an absent one reads as a missing node. */
  public JsonNode member(String name) {
    JsonNode found = members == null ? null : members.get(name);
    return found == null ? JsonNodeFactory.instance.missingNode() : found;
  }

  /** The body as the AWS JSON protocols spell it. */
  public ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("__type", type);
    body.put("message", getMessage());
    if (members != null) {
      members.forEach(body::set);
    }
    return body;
  }

  /** The whole answer in one of the AWS JSON protocols. */
  public WireResponse response(String contentType) {
    byte[] bytes = body().toString().getBytes(StandardCharsets.UTF_8);
    return new WireResponse(status, Map.of("Content-Type", contentType), bytes);
  }
}
