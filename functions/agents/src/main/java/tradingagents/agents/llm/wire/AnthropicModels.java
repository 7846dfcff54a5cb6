package tradingagents.agents.llm.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.llm.wire.CallFault.Kind;
import tradingagents.chain.Env;
import tradingagents.desk.models.Tokens;

/**
 * Anthropic's Messages. The desk's rules and the case file, the first message of the user, are
 * marked to be cached; input tokens exclude those of the cache.
 */
final class AnthropicModels implements Dialect, EventHttp.Events {
  private static final String CACHED = "cache_control";

  private final Transport transport;
  private final String baseUrl;

  AnthropicModels(Transport transport, Env env) {
    this.transport = transport;
    this.baseUrl = Providers.base(env, "ANTHROPIC_BASE_URL", "https://api.anthropic.com", "/v1");
  }

  @Override
  public void ask(String name, Key key, ChatRequest request, Exchange exchange) {
    AnthropicStreamingChatModel model =
        AnthropicStreamingChatModel.builder()
            .httpClientBuilder(new EventHttp(transport, exchange, this).builder())
            .baseUrl(baseUrl)
            .apiKey(key.value())
            .modelName(name)
            .cacheSystemMessages(true)
            .returnThinking(true)
            .sendThinking(true)
            .build();
    Dialect.converse(model, withCachePoint(request), exchange);
  }

  private static ChatRequest withCachePoint(ChatRequest request) {
    List<ChatMessage> messages = new ArrayList<>(request.messages());
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i) instanceof UserMessage first) {
        messages.set(
            i,
            UserMessage.builder()
                .contents(first.contents())
                .attributes(Map.of(CACHED, "ephemeral"))
                .build());
        break;
      }
    }
    return ChatRequest.builder().messages(messages).parameters(request.parameters()).build();
  }

  @Override
  public @Nullable String read(String data, Exchange exchange) {
    JsonNode event = Json.event(data, exchange);
    if (event == null) {
      return null;
    }
    switch (event.path("type").asText("")) {
      case "message_start" -> exchange.read(tokens(event.path("message").path("usage")));
      case "message_delta" -> {
        stopped(event.path("delta").path("stop_reason").asText(""), exchange);
        JsonNode usage = event.path("usage");
        if (usage.has("input_tokens")) {
          exchange.read(tokens(usage));
        }
        if (usage.has("output_tokens")) {
          exchange.wrote(usage.path("output_tokens").asLong());
        }
      }
      case "message_stop" -> exchange.ended();
      case "error" -> {
        JsonNode error = event.path("error");
        exchange.fail(Wrong.event(error.path("type").asText(""), error.path("message").asText("")));
        return null;
      }
      default -> {}
    }
    return data;
  }

  private static void stopped(String reason, Exchange exchange) {
    switch (reason) {
      case "max_tokens" -> exchange.cut();
      case "refusal" -> exchange.spoiled(Wrong.of(Kind.CONTENT_POLICY, "it refused to answer"));
      case "model_context_window_exceeded" ->
          exchange.spoiled(Wrong.of(Kind.CONTEXT_OVERFLOW, "its window was full"));
      default -> {}
    }
  }

  private static Tokens tokens(JsonNode usage) {
    return new Tokens(
        usage.path("input_tokens").asLong(),
        usage.path("cache_read_input_tokens").asLong(),
        usage.path("cache_creation_input_tokens").asLong(),
        0,
        false);
  }
}
