package tradingagents.testkit.models;

import java.util.Map;
import tradingagents.desk.models.Tokens;
import tradingagents.testkit.models.Behaviour.Ending;
import tradingagents.testkit.models.Behaviour.Refusal;
import tradingagents.testkit.models.Behaviour.Tool;

/**
 * Gemini's {@code streamGenerateContent?alt=sse}: each event is a GenerateContentResponse, the last
 * has the reason why it ended: https://ai.google.dev/api/generate-content. Tokens of the cache are
 * part of {@code promptTokenCount}, tokens of thinking are not part of {@code
 * candidatesTokenCount}: https://ai.google.dev/api/generate-content#UsageMetadata. Errors as in
 * https://ai.google.dev/gemini-api/docs/troubleshooting, written as
 * https://cloud.google.com/apis/design/errors#http_mapping says.
 */
final class GeminiWire implements Wire {
  private final String model;
  private final Tokens usage;

  GeminiWire(String model, Tokens usage) {
    this.model = model;
    this.usage = usage;
  }

  @Override
  public String contentType() {
    return "text/event-stream";
  }

  /** The first event has words already. */
  @Override
  public byte[] begin() {
    return new byte[0];
  }

  @Override
  public byte[] text(String piece) {
    return part("{\"text\":" + Wire.quoted(piece) + "}");
  }

  /** Whole in one event: this wire has no pieces of arguments. */
  @Override
  public byte[] tool(Tool tool) {
    return part(
        "{\"functionCall\":{\"name\":%s,\"args\":%s}}"
            .formatted(Wire.quoted(tool.name()), tool.arguments()));
  }

  @Override
  public byte[] end(Ending ending, boolean usesTools) {
    String reason =
        switch (ending) {
          case CUT, WINDOW_FULL -> "MAX_TOKENS";
          case FILTERED -> "SAFETY";
          default -> "STOP";
        };
    String content =
        "{\"content\":{\"parts\":[{\"text\":\"\"}],\"role\":\"model\"},\"finishReason\":\"%s\","
            + "\"index\":0}";
    return response("[" + content.formatted(reason) + "]", ending == Ending.NO_USAGE);
  }

  @Override
  public byte[] error(boolean isThrottled) {
    return Wire.event(
        "",
        isThrottled
            ? body(429, "Resource has been exhausted.", "RESOURCE_EXHAUSTED")
            : body(503, "The model is overloaded. Please try again later.", "UNAVAILABLE"));
  }

  @Override
  public byte[] garbled() {
    return Wire.event("", "{\"candidates\":[{\"content\":{\"par");
  }

  @Override
  public Page refusal(Refusal refusal) {
    return switch (refusal) {
      case THROTTLED -> error(429, "Resource has been exhausted.", "RESOURCE_EXHAUSTED");
      case OVERLOADED -> error(503, "The model is overloaded.", "UNAVAILABLE");
      case BROKEN -> error(500, "An internal error has occurred.", "INTERNAL");
      case BAD_GATEWAY -> Page.gateway();
      case TIMED_OUT -> error(504, "Deadline expired.", "DEADLINE_EXCEEDED");
      case UNAUTHENTICATED ->
          error(400, "API key not valid. Please pass a valid API key.", "INVALID_ARGUMENT");
      case FORBIDDEN -> error(403, "The caller does not have permission.", "PERMISSION_DENIED");
      case NO_SUCH_MODEL ->
          error(404, "models/" + model + " is not found for API version v1beta.", "NOT_FOUND");
      case BAD_REQUEST -> error(400, "Invalid JSON payload received.", "INVALID_ARGUMENT");
      case CONTEXT_OVERFLOW ->
          error(
              400,
              "The input token count (1200293) exceeds the maximum number of tokens allowed"
                  + " (1048576).",
              "INVALID_ARGUMENT");
      // A blocked prompt is no error here: an answer without candidates that says why.
      case CONTENT_POLICY ->
          new Page(
              200,
              Map.of("content-type", contentType()),
              "data: {\"promptFeedback\":{\"blockReason\":\"PROHIBITED_CONTENT\"},"
                  + "\"usageMetadata\":{\"promptTokenCount\":11,\"totalTokenCount\":11}}\r\n\r\n");
    };
  }

  private static Page error(int status, String message, String code) {
    return Page.json(status, body(status, message, code));
  }

  private static String body(int status, String message, String code) {
    return "{\"error\":{\"code\":%d,\"message\":%s,\"status\":\"%s\"}}"
        .formatted(status, Wire.quoted(message), code);
  }

  private byte[] part(String part) {
    String candidates = "[{\"content\":{\"parts\":[%s],\"role\":\"model\"},\"index\":0}]";
    return response(candidates.formatted(part), true);
  }

  private byte[] response(String candidates, boolean isUsageUnsaid) {
    String counts =
        isUsageUnsaid
            ? ""
            : """
            "usageMetadata":{"promptTokenCount":%d,"candidatesTokenCount":%d,\
            "cachedContentTokenCount":%d,"totalTokenCount":%d},\
            """
                .formatted(
                    usage.input(),
                    usage.output(),
                    usage.cacheRead(),
                    usage.input() + usage.output());
    String data =
        "{\"candidates\":%s,%s\"modelVersion\":%s,\"responseId\":\"Il0taoSYJ5Cez7\"}"
            .formatted(candidates, counts, Wire.quoted(model));
    return Wire.event("", data);
  }
}
