package tradingagents.testkit.models;

import tradingagents.desk.models.Tokens;
import tradingagents.testkit.models.Behaviour.Ending;
import tradingagents.testkit.models.Behaviour.Refusal;
import tradingagents.testkit.models.Behaviour.Tool;

/**
 * Anthropic's Messages with {@code "stream": true}. Events, their order, pings and the error in a
 * stream as in https://platform.claude.com/docs/en/build-with-claude/streaming; errors as in
 * https://platform.claude.com/docs/en/api/errors; stop reasons as in
 * https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons; {@code input_tokens}
 * excludes those of the cache:
 * https://platform.claude.com/docs/en/build-with-claude/prompt-caching.
 */
final class AnthropicWire implements Wire {
  private final String model;
  private final Tokens usage;
  private int block;
  private boolean isTextOpen;

  AnthropicWire(String model, Tokens usage) {
    this.model = model;
    this.usage = usage;
  }

  @Override
  public String contentType() {
    return "text/event-stream";
  }

  @Override
  public byte[] begin() {
    String start =
        """
        {"type":"message_start","message":{"id":"msg_1nZdL29xx5MUA1yADyHTEsnR8uuvGzszyY",\
        "type":"message","role":"assistant","content":[],"model":%s,"stop_reason":null,\
        "stop_sequence":null,"usage":{"input_tokens":%d,"cache_creation_input_tokens":%d,\
        "cache_read_input_tokens":%d,"output_tokens":1}}}\
        """
            .formatted(Wire.quoted(model), usage.fresh(), usage.cacheWritten(), usage.cacheRead());
    return Wire.together(
        Wire.event("message_start", start), Wire.event("ping", "{\"type\": \"ping\"}"));
  }

  @Override
  public byte[] text(String piece) {
    byte[] delta = delta("{\"type\":\"text_delta\",\"text\":" + Wire.quoted(piece) + "}");
    if (isTextOpen) {
      return delta;
    }
    isTextOpen = true;
    return Wire.together(open("{\"type\":\"text\",\"text\":\"\"}"), delta);
  }

  @Override
  public byte[] tool(Tool tool) {
    byte[] before = closeText();
    int half = tool.arguments().length() / 2;
    String start =
        "{\"type\":\"tool_use\",\"id\":%s,\"name\":%s,\"input\":{}}"
            .formatted(Wire.quoted(tool.id()), Wire.quoted(tool.name()));
    return Wire.together(
        before,
        open(start),
        input(tool.arguments().substring(0, half)),
        input(tool.arguments().substring(half)),
        close());
  }

  @Override
  public byte[] end(Ending ending, boolean usesTools) {
    String reason =
        switch (ending) {
          case CUT -> "max_tokens";
          case FILTERED -> "refusal";
          case WINDOW_FULL -> "model_context_window_exceeded";
          default -> usesTools ? "tool_use" : "end_turn";
        };
    String counts =
        ending == Ending.NO_USAGE
            ? ""
            : ",\"usage\":{\"output_tokens\":%d}".formatted(usage.output());
    String stop =
        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"%s\",\"stop_sequence\":null}%s}"
            .formatted(reason, counts);
    return Wire.together(
        closeText(),
        Wire.event("message_delta", stop),
        Wire.event("message_stop", "{\"type\":\"message_stop\"}"));
  }

  @Override
  public byte[] error(boolean isThrottled) {
    return Wire.event(
        "error",
        isThrottled
            ? body("rate_limit_error", "Your account has hit a rate limit.")
            : body("overloaded_error", "Overloaded"));
  }

  @Override
  public byte[] garbled() {
    return Wire.event("content_block_delta", "{\"type\":\"content_block_delta\",\"ind");
  }

  @Override
  public Page refusal(Refusal refusal) {
    return switch (refusal) {
      case THROTTLED -> error(429, "rate_limit_error", "This would exceed your rate limit.");
      case OVERLOADED -> error(529, "overloaded_error", "Overloaded");
      case BROKEN -> error(500, "api_error", "Internal server error");
      case BAD_GATEWAY -> Page.gateway();
      case TIMED_OUT -> error(504, "timeout_error", "The request timed out.");
      case UNAUTHENTICATED -> error(401, "authentication_error", "invalid x-api-key");
      case FORBIDDEN -> error(403, "permission_error", "Your key may not use this.");
      case NO_SUCH_MODEL -> error(404, "not_found_error", "model: " + model);
      case BAD_REQUEST -> error(400, "invalid_request_error", "temperature: out of range");
      case CONTEXT_OVERFLOW ->
          error(400, "invalid_request_error", "prompt is too long: 210266 tokens > 200000 maximum");
      case CONTENT_POLICY ->
          error(400, "invalid_request_error", "Output blocked by content filtering policy");
    };
  }

  private static Page error(int status, String type, String message) {
    return Page.json(status, body(type, message));
  }

  private static String body(String type, String message) {
    return "{\"type\":\"error\",\"error\":{\"type\":%s,\"message\":%s}}"
        .formatted(Wire.quoted(type), Wire.quoted(message));
  }

  private byte[] open(String content) {
    String data =
        "{\"type\":\"content_block_start\",\"index\":%d,\"content_block\":%s}"
            .formatted(block, content);
    return Wire.event("content_block_start", data);
  }

  private byte[] input(String piece) {
    return delta("{\"type\":\"input_json_delta\",\"partial_json\":" + Wire.quoted(piece) + "}");
  }

  private byte[] delta(String delta) {
    String data =
        "{\"type\":\"content_block_delta\",\"index\":%d,\"delta\":%s}".formatted(block, delta);
    return Wire.event("content_block_delta", data);
  }

  private byte[] closeText() {
    if (!isTextOpen) {
      return new byte[0];
    }
    isTextOpen = false;
    return close();
  }

  private byte[] close() {
    String data = "{\"type\":\"content_block_stop\",\"index\":" + block + "}";
    block++;
    return Wire.event("content_block_stop", data);
  }
}
