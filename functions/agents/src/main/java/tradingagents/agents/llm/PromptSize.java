package tradingagents.agents.llm;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import tradingagents.agents.prompt.Rendered.TokenCounts;
import tradingagents.agents.prompt.TokenEstimate;

/**
 * About how many tokens a request is: the messages, what frames them, the schema and the tools.
 * Good for routing, holds and quotes; what was really used is the provider's word.
 */
final class PromptSize {
  private PromptSize() {}

  static long of(ChatRequest request) {
    long tokens = 0;
    for (ChatMessage message : request.messages()) {
      tokens += of(message) + TokenCounts.FRAME;
    }
    ResponseFormat format = request.responseFormat();
    if (format != null) {
      tokens += TokenEstimate.of(String.valueOf(format.jsonSchema()));
    }
    for (ToolSpecification tool : request.toolSpecifications()) {
      tokens += TokenEstimate.of(String.valueOf(tool));
    }
    return tokens;
  }

  private static long of(ChatMessage message) {
    return switch (message) {
      case SystemMessage system -> TokenEstimate.of(system.text());
      case UserMessage user ->
          user.contents().stream()
              .mapToLong(content -> TokenEstimate.of(((TextContent) content).text()))
              .sum();
      case ToolExecutionResultMessage result -> TokenEstimate.of(result.text());
      case AiMessage ai ->
          TokenEstimate.of(String.valueOf(ai.text()))
              + ai.toolExecutionRequests().stream()
                  .mapToLong(request -> TokenEstimate.of(String.valueOf(request)))
                  .sum();
      default -> TokenEstimate.of(String.valueOf(message));
    };
  }
}
