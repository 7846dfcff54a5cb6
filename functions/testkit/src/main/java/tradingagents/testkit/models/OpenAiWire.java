package tradingagents.testkit.models;

import tradingagents.desk.models.Tokens;
import tradingagents.testkit.models.Behaviour.Ending;
import tradingagents.testkit.models.Behaviour.Refusal;
import tradingagents.testkit.models.Behaviour.Tool;

/**
 * OpenAI's chat completions with {@code "stream": true}. Chunks as in
 * https://platform.openai.com/docs/api-reference/chat-streaming (with {@code include_usage}, a last
 * chunk without choices has the usage, and cached tokens are part of the prompt's tokens:
 * https://platform.openai.com/docs/guides/prompt-caching); errors as in
 * https://platform.openai.com/docs/guides/error-codes.
 */
final class OpenAiWire implements Wire {
  private final String model;
  private final Tokens usage;
  private int tools;

  OpenAiWire(String model, Tokens usage) {
    this.model = model;
    this.usage = usage;
  }

  @Override
  public String contentType() {
    return "text/event-stream";
  }

  @Override
  public byte[] begin() {
    return choice("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", "null");
  }

  @Override
  public byte[] text(String piece) {
    return choice("{\"content\":" + Wire.quoted(piece) + "}", "null");
  }

  @Override
  public byte[] tool(Tool tool) {
    int half = tool.arguments().length() / 2;
    String start =
        """
        {"tool_calls":[{"index":%d,"id":%s,"type":"function","function":{"name":%s,\
        "arguments":""}}]}\
        """
            .formatted(tools, Wire.quoted(tool.id()), Wire.quoted(tool.name()));
    byte[] frames =
        Wire.together(
            choice(start, "null"),
            choice(input(tool.arguments().substring(0, half)), "null"),
            choice(input(tool.arguments().substring(half)), "null"));
    tools++;
    return frames;
  }

  private String input(String piece) {
    return "{\"tool_calls\":[{\"index\":%d,\"function\":{\"arguments\":%s}}]}"
        .formatted(tools, Wire.quoted(piece));
  }

  @Override
  public byte[] end(Ending ending, boolean usesTools) {
    String reason =
        switch (ending) {
          case CUT, WINDOW_FULL -> "length";
          case FILTERED -> "content_filter";
          default -> usesTools ? "tool_calls" : "stop";
        };
    byte[] stop = choice("{}", Wire.quoted(reason));
    byte[] done = Wire.event("", "[DONE]");
    return ending == Ending.NO_USAGE
        ? Wire.together(stop, done)
        : Wire.together(stop, counts(), done);
  }

  private byte[] counts() {
    String counts =
        """
        {"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d,"prompt_tokens_details":\
        {"cached_tokens":%d},"completion_tokens_details":{"reasoning_tokens":0}}\
        """
            .formatted(
                usage.input(), usage.output(), usage.input() + usage.output(), usage.cacheRead());
    return chunk("[]", counts);
  }

  @Override
  public byte[] error(boolean isThrottled) {
    return Wire.event(
        "",
        isThrottled
            ? body("Rate limit reached for requests.", "requests", "rate_limit_exceeded")
            : body("The server is overloaded.", "server_error", "server_error"));
  }

  @Override
  public byte[] garbled() {
    return Wire.event("", "{\"id\":\"chatcmpl-123\",\"choices\":[{\"delta\":{\"cont");
  }

  @Override
  public Page refusal(Refusal refusal) {
    return switch (refusal) {
      case THROTTLED ->
          error(429, "Rate limit reached for requests.", "requests", "rate_limit_exceeded");
      case OVERLOADED ->
          error(503, "The engine is currently overloaded.", "server_error", "server_error");
      case BROKEN -> error(500, "The server had an error.", "server_error", "server_error");
      case BAD_GATEWAY -> Page.gateway();
      case TIMED_OUT -> error(408, "Request timed out.", "server_error", "timeout");
      case UNAUTHENTICATED ->
          error(401, "Incorrect API key provided.", "invalid_request_error", "invalid_api_key");
      case FORBIDDEN ->
          error(403, "Country not supported.", "request_forbidden", "unsupported_country");
      case NO_SUCH_MODEL ->
          error(404, "The model does not exist.", "invalid_request_error", "model_not_found");
      case BAD_REQUEST ->
          error(400, "Unsupported parameter.", "invalid_request_error", "unsupported_parameter");
      case CONTEXT_OVERFLOW ->
          error(
              400,
              "This model's maximum context length is 8192 tokens. However, your messages resulted"
                  + " in 9000 tokens. Please reduce the length of the messages.",
              "invalid_request_error",
              "context_length_exceeded");
      case CONTENT_POLICY ->
          error(
              400,
              "Your request was rejected as a result of our safety system.",
              "invalid_request_error",
              "content_policy_violation");
    };
  }

  private static Page error(int status, String message, String type, String code) {
    return Page.json(status, body(message, type, code));
  }

  private static String body(String message, String type, String code) {
    return "{\"error\":{\"message\":%s,\"type\":%s,\"param\":null,\"code\":%s}}"
        .formatted(Wire.quoted(message), Wire.quoted(type), Wire.quoted(code));
  }

  private byte[] choice(String delta, String reason) {
    String choices =
        "[{\"index\":0,\"delta\":%s,\"logprobs\":null,\"finish_reason\":%s}]"
            .formatted(delta, reason);
    return chunk(choices, "null");
  }

  private byte[] chunk(String choices, String counts) {
    String data =
        """
        {"id":"chatcmpl-123","object":"chat.completion.chunk","created":1694268190,"model":%s,\
        "system_fingerprint":"fp_44709d6fcb","choices":%s,"usage":%s}\
        """
            .formatted(Wire.quoted(model), choices, counts);
    return Wire.event("", data);
  }
}
