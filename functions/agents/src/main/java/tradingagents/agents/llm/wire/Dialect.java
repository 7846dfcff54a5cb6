package tradingagents.agents.llm.wire;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import tradingagents.agents.llm.wire.CallFault.Kind;

/** How one provider is asked, through its module of LangChain4j. */
interface Dialect {
  /**
   * Asks and stays until the answer is over.
   *
   * @param name of the model at the provider
   * @param key what opens the door
   * @param request as the desk wrote it
   * @param exchange told of everything
   */
  void ask(String name, Key key, ChatRequest request, Exchange exchange);

  /** Lets LangChain4j make the request and put the answer together. */
  static void converse(StreamingChatModel model, ChatRequest request, Exchange exchange) {
    model.chat(
        request,
        new StreamingChatResponseHandler() {
          @Override
          public void onPartialResponse(String piece) {
            exchange.said(piece);
          }

          @Override
          public void onCompleteResponse(ChatResponse response) {
            complete(response.aiMessage(), exchange);
          }

          @Override
          public void onError(Throwable failure) {
            exchange.fail(Wrong.of(Kind.MALFORMED, "its stream could not be read"));
          }
        });
  }

  private static void complete(AiMessage message, Exchange exchange) {
    boolean isEmpty =
        (message.text() == null || message.text().isBlank()) && !message.hasToolExecutionRequests();
    if (isEmpty) {
      exchange.fail(Wrong.of(Kind.MALFORMED, "its answer is empty"));
    } else {
      exchange.answered(message);
    }
  }
}
