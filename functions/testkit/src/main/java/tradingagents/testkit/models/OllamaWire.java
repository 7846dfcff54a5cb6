package tradingagents.testkit.models;

import java.nio.charset.StandardCharsets;
import tradingagents.desk.models.Tokens;
import tradingagents.testkit.models.Behaviour.Ending;
import tradingagents.testkit.models.Behaviour.Refusal;
import tradingagents.testkit.models.Behaviour.Tool;

/**
 * Ollama's {@code /api/chat}: one JSON object a line, the last with {@code "done": true} and the
 * counts: https://docs.ollama.com/api/chat and
 * https://github.com/ollama/ollama/blob/main/docs/api.md#generate-a-chat-completion; errors, in a
 * stream too, as in https://docs.ollama.com/api/errors.
 */
final class OllamaWire implements Wire {
  private final String model;
  private final Tokens usage;

  OllamaWire(String model, Tokens usage) {
    this.model = model;
    this.usage = usage;
  }

  @Override
  public String contentType() {
    return "application/x-ndjson";
  }

  @Override
  public byte[] begin() {
    return new byte[0];
  }

  @Override
  public byte[] text(String piece) {
    return message("\"content\":" + Wire.quoted(piece), "\"done\":false");
  }

  @Override
  public byte[] tool(Tool tool) {
    String call =
        "\"content\":\"\",\"tool_calls\":[{\"function\":{\"name\":%s,\"arguments\":%s}}]"
            .formatted(Wire.quoted(tool.name()), tool.arguments());
    return message(call, "\"done\":false");
  }

  @Override
  public byte[] end(Ending ending, boolean usesTools) {
    String reason = ending == Ending.CUT || ending == Ending.WINDOW_FULL ? "length" : "stop";
    String counts =
        ending == Ending.NO_USAGE
            ? ""
            : ",\"prompt_eval_count\":%d,\"eval_count\":%d"
                .formatted(usage.input(), usage.output());
    return message(
        "\"content\":\"\"",
        "\"done\":true,\"done_reason\":\"%s\",\"total_duration\":181553584%s"
            .formatted(reason, counts));
  }

  @Override
  public byte[] error(boolean isThrottled) {
    return line(body(isThrottled ? "too many requests" : "an error was encountered while running"));
  }

  @Override
  public byte[] garbled() {
    return line("{\"model\":\"llama3.2\",\"message\":{\"ro");
  }

  @Override
  public Page refusal(Refusal refusal) {
    return switch (refusal) {
      case THROTTLED -> error(429, "too many requests");
      case OVERLOADED -> error(503, "server busy, please try again. maximum pending requests");
      case BROKEN -> error(500, "llama runner process has terminated");
      case BAD_GATEWAY -> Page.gateway();
      case TIMED_OUT -> error(408, "timed out waiting for llama runner to start");
      case UNAUTHENTICATED -> error(401, "unauthorized");
      case FORBIDDEN -> error(403, "forbidden");
      case NO_SUCH_MODEL -> error(404, "model '" + model + "' not found");
      case BAD_REQUEST, CONTENT_POLICY -> error(400, model + " does not support tools");
      case CONTEXT_OVERFLOW -> error(400, "the input length exceeds the context length");
    };
  }

  private static Page error(int status, String message) {
    return Page.json(status, body(message));
  }

  private static String body(String message) {
    return "{\"error\":" + Wire.quoted(message) + "}";
  }

  private byte[] message(String content, String rest) {
    return line(
        """
        {"model":%s,"created_at":"2023-08-04T08:52:19.385406455-07:00",\
        "message":{"role":"assistant",%s},%s}\
        """
            .formatted(Wire.quoted(model), content, rest));
  }

  private static byte[] line(String json) {
    return (json + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
