package tradingagents.agents.llm.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.llm.wire.CallFault.Kind;
import tradingagents.chain.Env;
import tradingagents.desk.models.Tokens;

/**
 * Google's Gemini API. It caches prefixes by itself; cached tokens are part of the prompt's tokens,
 * thinking is counted beside the answer and billed like it.
 */
final class GeminiModels implements Dialect, EventHttp.Events {
  private final Transport transport;
  private final String baseUrl;

  GeminiModels(Transport transport, Env env) {
    this.transport = transport;
    this.baseUrl =
        Providers.base(
            env, "GOOGLE_GEMINI_BASE_URL", "https://generativelanguage.googleapis.com", "/v1beta");
  }

  @Override
  public void ask(String name, Key key, ChatRequest request, Exchange exchange) {
    GoogleAiGeminiStreamingChatModel model =
        GoogleAiGeminiStreamingChatModel.builder()
            .httpClientBuilder(new EventHttp(transport, exchange, this).builder())
            .baseUrl(baseUrl)
            .apiKey(key.value())
            .modelName(name)
            .returnThinking(true)
            .sendThinking(true)
            .build();
    Dialect.converse(model, request, exchange);
  }

  @Override
  public @Nullable String read(String data, Exchange exchange) {
    JsonNode event = Json.event(data, exchange);
    if (event == null) {
      return null;
    }
    JsonNode error = event.path("error");
    if (error.isObject()) {
      exchange.fail(Wrong.event(error.path("status").asText(""), error.path("message").asText("")));
      return null;
    }
    exchange.named(event.path("responseId").asText(""));
    JsonNode usage = event.path("usageMetadata");
    if (usage.isObject()) {
      exchange.used(tokens(usage));
    }
    String blocked = event.path("promptFeedback").path("blockReason").asText("");
    if (!blocked.isEmpty()) {
      exchange.spoiled(Wrong.of(Kind.CONTENT_POLICY, "it blocked the prompt: " + blocked));
    }
    stopped(event.path("candidates").path(0).path("finishReason").asText(""), exchange);
    return data;
  }

  /** https://ai.google.dev/api/generate-content#FinishReason. */
  private static void stopped(String reason, Exchange exchange) {
    switch (reason) {
      case "" -> {}
      case "STOP" -> exchange.ended();
      case "MAX_TOKENS" -> {
        exchange.cut();
        exchange.ended();
      }
      case "SAFETY", "RECITATION", "LANGUAGE", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII" ->
          exchange.spoiled(Wrong.of(Kind.CONTENT_POLICY, "it stopped the answer: " + reason));
      default -> exchange.spoiled(Wrong.of(Kind.MALFORMED, "it gave up the answer: " + reason));
    }
  }

  private static Tokens tokens(JsonNode usage) {
    long prompt = usage.path("promptTokenCount").asLong();
    long cached = Math.min(prompt, usage.path("cachedContentTokenCount").asLong());
    long written =
        usage.path("candidatesTokenCount").asLong() + usage.path("thoughtsTokenCount").asLong();
    return new Tokens(prompt - cached, cached, 0, written, false);
  }
}
