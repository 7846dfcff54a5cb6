package tradingagents.agents.llm.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.llm.wire.CallFault.Kind;
import tradingagents.chain.Env;
import tradingagents.desk.models.Tokens;

/**
 * OpenAI's chat completions, and whatever speaks them at {@code OPENAI_BASE_URL}. Cached tokens are
 * part of the prompt's tokens; nothing is said of those that were written to the cache.
 */
final class OpenAiModels implements Dialect, EventHttp.Events {
  private static final String OWN = "https://api.openai.com/v1";

  private final Transport transport;
  private final String baseUrl;

  OpenAiModels(Transport transport, Env env) {
    this.transport = transport;
    this.baseUrl = env.text("OPENAI_BASE_URL", OWN);
  }

  @Override
  public void ask(String name, Key key, ChatRequest request, Exchange exchange) {
    OpenAiStreamingChatModel model =
        OpenAiStreamingChatModel.builder()
            .httpClientBuilder(new EventHttp(transport, exchange, this).builder())
            .baseUrl(baseUrl)
            .apiKey(key.value())
            .modelName(name)
            .strictJsonSchema(true)
            .build();
    Dialect.converse(model, baseUrl.equals(OWN) ? completing(request) : request, exchange);
  }

  /** OpenAI's newer models refuse {@code max_tokens}; what is compatible often knows no other. */
  static ChatRequest completing(ChatRequest request) {
    ChatRequestParameters given = request.parameters();
    return ChatRequest.builder()
        .messages(request.messages())
        .parameters(
            OpenAiChatRequestParameters.builder()
                .temperature(given.temperature())
                .topP(given.topP())
                .stopSequences(given.stopSequences())
                .toolSpecifications(given.toolSpecifications())
                .toolChoice(given.toolChoice())
                .responseFormat(given.responseFormat())
                .maxCompletionTokens(given.maxOutputTokens())
                .build())
        .build();
  }

  @Override
  public @Nullable String read(String data, Exchange exchange) {
    if (data.equals("[DONE]")) {
      exchange.ended();
      return data;
    }
    JsonNode event = Json.event(data, exchange);
    if (event == null) {
      return null;
    }
    JsonNode error = event.path("error");
    if (!error.isMissingNode() && !error.isNull()) {
      String type = error.path("code").asText("") + " " + error.path("type").asText("");
      exchange.fail(Wrong.event(type, error.path("message").asText(error.asText(""))));
      return null;
    }
    JsonNode usage = event.path("usage");
    if (usage.isObject()) {
      exchange.used(tokens(usage));
    }
    JsonNode choice = event.path("choices").path(0);
    stopped(choice.path("finish_reason").asText(""), exchange);
    if (!choice.path("delta").path("refusal").asText("").isEmpty()) {
      exchange.spoiled(Wrong.of(Kind.CONTENT_POLICY, "it refused to answer"));
    }
    return data;
  }

  private static void stopped(String reason, Exchange exchange) {
    switch (reason) {
      // Some compatible servers never send [DONE].
      case "stop", "tool_calls", "function_call" -> exchange.ended();
      case "length" -> {
        exchange.cut();
        exchange.ended();
      }
      case "content_filter" ->
          exchange.spoiled(Wrong.of(Kind.CONTENT_POLICY, "its content filter stopped the answer"));
      default -> {}
    }
  }

  private static Tokens tokens(JsonNode usage) {
    long prompt = usage.path("prompt_tokens").asLong();
    long cached =
        Math.min(prompt, usage.path("prompt_tokens_details").path("cached_tokens").asLong());
    return new Tokens(prompt - cached, cached, 0, usage.path("completion_tokens").asLong(), false);
  }
}
