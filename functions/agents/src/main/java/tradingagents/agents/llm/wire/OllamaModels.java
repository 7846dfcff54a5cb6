package tradingagents.agents.llm.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.Env;
import tradingagents.desk.models.Tokens;

/**
 * Models on a machine of one's own. Ollama cuts a prompt that is longer than its window without a
 * word, and its usual window is small; so each call asks for a window that its prompt and answer
 * fit into, in few sizes, because another size makes Ollama load the model anew.
 */
final class OllamaModels implements Dialect {
  private static final int SMALLEST_WINDOW = 8192;
  private static final int LARGEST_WINDOW = 1 << 20;
  private static final int USUAL_ANSWER = 2048;
  private static final String USUAL_PORT = ":11434";

  private final Transport transport;
  private final String baseUrl;
  private final ToLongFunction<ChatRequest> estimate;

  OllamaModels(Transport transport, Env env, ToLongFunction<ChatRequest> estimate) {
    this.transport = transport;
    this.baseUrl = address(env.text("OLLAMA_BASE_URL", env.text("OLLAMA_HOST", "127.0.0.1")));
    this.estimate = estimate;
  }

  /** Ollama's own variable may leave out the scheme and the port. */
  static String address(String host) {
    boolean isUrl = host.contains("://");
    String url = isUrl ? host : "http://" + host;
    boolean hasPort = url.substring(url.indexOf("://") + 3).matches(".*:\\d+(/.*)?|\\[.*]:\\d+.*");
    return isUrl || hasPort ? url : url + USUAL_PORT;
  }

  @Override
  public void ask(String name, Key key, ChatRequest request, Exchange exchange) {
    OllamaStreamingChatModel model =
        OllamaStreamingChatModel.builder()
            .httpClientBuilder(new EventHttp(transport, exchange, new Lines()).builder())
            .baseUrl(baseUrl)
            .customHeaders(
                key.isGiven() ? Map.of("Authorization", "Bearer " + key.value()) : Map.of())
            .defaultRequestParameters(
                OllamaChatRequestParameters.builder()
                    .modelName(name)
                    .numCtx(window(request))
                    .build())
            .build();
    Dialect.converse(model, inOnePiece(request), exchange);
  }

  /** Ollama knows one text per message: the pieces of ours become one. */
  private static ChatRequest inOnePiece(ChatRequest request) {
    List<ChatMessage> messages = new ArrayList<>();
    for (ChatMessage message : request.messages()) {
      messages.add(
          message instanceof UserMessage user && user.contents().size() > 1
              ? UserMessage.from(
                  user.contents().stream()
                      .map(content -> ((TextContent) content).text())
                      .collect(Collectors.joining()))
              : message);
    }
    return request.toBuilder().messages(messages).build();
  }

  private int window(ChatRequest request) {
    Integer most = request.parameters().maxOutputTokens();
    // A quarter more than estimated: Ollama's models cut words finer than the estimate.
    long needed = estimate.applyAsLong(request) * 5 / 4 + (most == null ? USUAL_ANSWER : most);
    int window = SMALLEST_WINDOW;
    while (window < needed && window < LARGEST_WINDOW) {
      window *= 2;
    }
    return window;
  }

  /** The lines of one answer. */
  private static final class Lines implements EventHttp.Events {
    private int tools;

    @Override
    public @Nullable String read(String data, Exchange exchange) {
      if (data.isBlank()) {
        return null;
      }
      JsonNode line = Json.event(data, exchange);
      if (line == null) {
        return null;
      }
      if (line.has("error")) {
        exchange.fail(Wrong.event("", line.path("error").asText("")));
        return null;
      }
      if (line.path("done").asBoolean()) {
        done(line, exchange);
      }
      JsonNode calls = line.path("message").path("tool_calls");
      return calls.isEmpty() ? data : numbered(line, calls);
    }

    /** LangChain4j takes two requests without numbers for one; older servers give none. */
    private String numbered(JsonNode line, JsonNode calls) {
      for (JsonNode call : calls) {
        if (call.path("function") instanceof ObjectNode function) {
          function.put("index", tools);
          tools++;
        }
      }
      return line.toString();
    }

    private static void done(JsonNode line, Exchange exchange) {
      exchange.ended();
      if (line.path("done_reason").asText("").equals("length")) {
        exchange.cut();
      }
      if (line.has("prompt_eval_count") && line.has("eval_count")) {
        long read = line.path("prompt_eval_count").asLong();
        exchange.used(new Tokens(read, 0, 0, line.path("eval_count").asLong(), false));
      }
    }
  }
}
