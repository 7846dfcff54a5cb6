package tradingagents.agents.llm.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.llm.wire.CallFault.Kind;

/**
 * What went wrong in a call, in a provider's words. The words that tell a full window or a policy
 * from any other refusal are those of the providers' documentation; nothing else tells them apart.
 *
 * @param kind what kind
 * @param message what is known, possibly a stranger's words
 * @param retryAfter how long the other side asks to wait, or null
 */
record Wrong(Kind kind, String message, @Nullable Duration retryAfter) {
  private static final List<String> WINDOW =
      List.of(
          "context_length_exceeded", // OpenAI
          "maximum context length", // OpenAI and what is compatible
          "context window",
          "context length", // Ollama
          "context size", // llama.cpp
          "context limit", // Anthropic, with max_tokens
          "prompt is too long", // Anthropic
          "input is too long", // Bedrock
          "too many input tokens", // Bedrock
          "input token count", // Gemini
          "maximum number of tokens allowed"); // Gemini
  private static final List<String> POLICY =
      List.of(
          "content_policy", // OpenAI
          "content_filter", // Azure OpenAI
          "content management policy", // Azure OpenAI
          "safety system", // OpenAI
          "content filtering", // Anthropic
          "content policy",
          "prohibited_content"); // Gemini
  private static final List<String> NO_MODEL =
      List.of("model identifier is invalid", "model_not_found");
  private static final List<String> NO_KEY =
      List.of("api key not valid", "api_key_invalid", "insufficient_quota", "credit balance");
  private static final List<String> TOO_MANY =
      List.of("throttl", "rate_limit", "rate limit", "resource_exhausted", "too many requests");
  private static final List<String> TOO_LATE = List.of("timeout", "timed out", "deadline");
  private static final int MESSAGE_CHARACTERS = 300;

  static Wrong of(Kind kind, String message) {
    return new Wrong(kind, message, null);
  }

  /** An answer that is no success. */
  static Wrong status(int status, String body, @Nullable Duration retryAfter) {
    return refused(status, body, said(body), retryAfter);
  }

  /** A refusal by its status and, where the status says too little, its words. */
  static Wrong refused(int status, String all, String sentence, @Nullable Duration retryAfter) {
    String words = all.toLowerCase(Locale.ROOT);
    Kind kind =
        switch (status) {
          case 401, 402, 403 -> Kind.AUTH;
          case 404 -> Kind.NO_SUCH_MODEL;
          case 408, 504 -> Kind.TIMEOUT;
          case 413 -> Kind.CONTEXT_OVERFLOW;
          case 424 -> Kind.UNAVAILABLE;
          case 429 -> has(words, NO_KEY) ? Kind.AUTH : Kind.THROTTLED;
          default -> status >= 500 ? Kind.UNAVAILABLE : request(words);
        };
    String message = "status " + status + (sentence.isEmpty() ? "" : ": " + sentence);
    return new Wrong(kind, message, retryAfter);
  }

  /** An error that came as an event of a stream that had begun well. */
  static Wrong event(String type, String message) {
    String words = (type + " " + message).toLowerCase(Locale.ROOT);
    Kind refused = request(words);
    Kind kind =
        has(words, TOO_MANY)
            ? Kind.THROTTLED
            : has(words, TOO_LATE)
                ? Kind.TIMEOUT
                : refused != Kind.BAD_REQUEST
                    ? refused
                    : words.contains("invalid") || words.contains("validation")
                        ? Kind.BAD_REQUEST
                        : Kind.UNAVAILABLE;
    return of(kind, "an error in its stream: " + (type + " " + message).strip());
  }

  private static Kind request(String words) {
    return has(words, NO_KEY)
        ? Kind.AUTH
        : has(words, NO_MODEL)
            ? Kind.NO_SUCH_MODEL
            : has(words, POLICY)
                ? Kind.CONTENT_POLICY
                : has(words, WINDOW) ? Kind.CONTEXT_OVERFLOW : Kind.BAD_REQUEST;
  }

  private static boolean has(String words, List<String> any) {
    return any.stream().anyMatch(words::contains);
  }

  /** The sentence in an error's JSON; a page for people says nothing here. */
  private static String said(String body) {
    JsonNode error = Json.readOrMissing(body);
    JsonNode inner = error.isArray() ? error.path(0).path("error") : error.path("error");
    for (JsonNode sentence : List.of(inner.path("message"), inner, error.path("message"))) {
      if (sentence.isTextual() && !sentence.asText().isBlank()) {
        return sentence.asText();
      }
    }
    return "";
  }

  /** As a sentence about a model, on one line, without the key. */
  String sentence(String model, Key key) {
    String line = key.hiddenIn(message).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    String shown =
        line.length() > MESSAGE_CHARACTERS ? line.substring(0, MESSAGE_CHARACTERS) + "…" : line;
    return model + ": " + shown;
  }
}
