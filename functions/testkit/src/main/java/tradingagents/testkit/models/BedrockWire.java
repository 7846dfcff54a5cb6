package tradingagents.testkit.models;

import java.util.LinkedHashMap;
import java.util.Map;
import tradingagents.desk.models.Tokens;
import tradingagents.testkit.models.Behaviour.Ending;
import tradingagents.testkit.models.Behaviour.Refusal;
import tradingagents.testkit.models.Behaviour.Tool;

/**
 * Amazon Bedrock's ConverseStream. The events and their order are those of
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html and the
 * example at https://docs.aws.amazon.com/bedrock/latest/userguide/conversation-inference-call.html;
 * errors those of
 * https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html,
 * written as https://docs.aws.amazon.com/bedrock/latest/APIReference/CommonErrors.html says. Tokens
 * in {@code usage} exclude those of the cache:
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_TokenUsage.html.
 */
final class BedrockWire implements Wire {
  private final Tokens usage;
  private int block;
  private boolean isTextOpen;

  BedrockWire(Tokens usage) {
    this.usage = usage;
  }

  @Override
  public String contentType() {
    return "application/vnd.amazon.eventstream";
  }

  @Override
  public byte[] begin() {
    return event("messageStart", "{\"role\":\"assistant\"}");
  }

  @Override
  public byte[] text(String piece) {
    isTextOpen = true;
    return delta("{\"text\":" + Wire.quoted(piece) + "}");
  }

  @Override
  public byte[] tool(Tool tool) {
    byte[] before = closeText();
    String start =
        "{\"start\":{\"toolUse\":{\"toolUseId\":%s,\"name\":%s}},\"contentBlockIndex\":%d}"
            .formatted(Wire.quoted(tool.id()), Wire.quoted(tool.name()), block);
    int half = tool.arguments().length() / 2;
    return Wire.together(
        before,
        event("contentBlockStart", start),
        input(tool.arguments().substring(0, half)),
        input(tool.arguments().substring(half)),
        closeBlock());
  }

  @Override
  public byte[] end(Ending ending, boolean usesTools) {
    String reason =
        switch (ending) {
          case CUT -> "max_tokens";
          case FILTERED -> "guardrail_intervened";
          case WINDOW_FULL -> "model_context_window_exceeded";
          default -> usesTools ? "tool_use" : "end_turn";
        };
    byte[] stop =
        Wire.together(closeText(), event("messageStop", "{\"stopReason\":\"" + reason + "\"}"));
    return ending == Ending.NO_USAGE ? stop : Wire.together(stop, metadata());
  }

  private byte[] metadata() {
    String counts =
        """
        {"usage":{"inputTokens":%d,"outputTokens":%d,"totalTokens":%d,"cacheReadInputTokens":%d,\
        "cacheWriteInputTokens":%d},"metrics":{"latencyMs":551}}\
        """
            .formatted(
                usage.fresh(),
                usage.output(),
                usage.input() + usage.output(),
                usage.cacheRead(),
                usage.cacheWritten());
    return event("metadata", counts);
  }

  @Override
  public byte[] error(boolean isThrottled) {
    return isThrottled
        ? exception("throttlingException", "Your request rate is too high.")
        : exception("serviceUnavailableException", "The service is temporarily unavailable.");
  }

  @Override
  public byte[] garbled() {
    return event("contentBlockDelta", "{\"delta\":{\"text\":\"Hel");
  }

  @Override
  public Page refusal(Refusal refusal) {
    return switch (refusal) {
      case THROTTLED -> error(429, "ThrottlingException", "Too many requests, please wait.");
      case OVERLOADED -> error(503, "ServiceUnavailableException", "Bedrock is unavailable.");
      case BROKEN -> error(500, "InternalServerException", "An internal error has occurred.");
      case BAD_GATEWAY -> Page.gateway();
      case TIMED_OUT -> error(408, "ModelTimeoutException", "Model has timed out.");
      case UNAUTHENTICATED ->
          error(403, "UnrecognizedClientException", "The security token is invalid.");
      case FORBIDDEN -> error(403, "AccessDeniedException", "You don't have access to the model.");
      case NO_SUCH_MODEL ->
          error(404, "ResourceNotFoundException", "Could not resolve the foundation model.");
      case BAD_REQUEST -> error(400, "ValidationException", "A field is malformed.");
      case CONTEXT_OVERFLOW ->
          error(400, "ValidationException", "Input is too long for requested model.");
      case CONTENT_POLICY ->
          error(400, "ValidationException", "The request was blocked by our content policy.");
    };
  }

  private static Page error(int status, String type, String message) {
    return new Page(
        status,
        Map.of("content-type", "application/json", "x-amzn-errortype", type),
        "{\"message\":" + Wire.quoted(message) + "}");
  }

  private byte[] closeText() {
    if (!isTextOpen) {
      return new byte[0];
    }
    isTextOpen = false;
    return closeBlock();
  }

  private byte[] closeBlock() {
    byte[] stop = event("contentBlockStop", "{\"contentBlockIndex\":" + block + "}");
    block++;
    return stop;
  }

  private byte[] input(String piece) {
    return delta("{\"toolUse\":{\"input\":" + Wire.quoted(piece) + "}}");
  }

  private byte[] delta(String delta) {
    String data = "{\"delta\":" + delta + ",\"contentBlockIndex\":" + block + "}";
    return event("contentBlockDelta", data);
  }

  private static byte[] event(String type, String payload) {
    return frame("event", ":event-type", type, payload);
  }

  private static byte[] exception(String type, String message) {
    return frame(
        "exception", ":exception-type", type, "{\"message\":" + Wire.quoted(message) + "}");
  }

  private static byte[] frame(String kind, String typeHeader, String type, String payload) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(typeHeader, type);
    headers.put(":content-type", "application/json");
    headers.put(":message-type", kind);
    return EventStreamFrame.of(headers, payload);
  }
}
