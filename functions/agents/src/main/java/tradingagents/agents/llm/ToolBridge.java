package tradingagents.agents.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tradingagents.agents.answer.AnswerReader;
import tradingagents.agents.turn.MarketTools;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Result;

/** The market tools as a model sees them. Whatever a model asks is answered with text. */
final class ToolBridge {
  /** What may be looked up. */
  static final List<ToolSpecification> SPECIFICATIONS =
      List.of(
          ToolSpecification.builder()
              .name(MarketTools.INDICATOR)
              .description("One indicator of the instrument's daily prices, as a fact to quote.")
              .parameters(
                  JsonObjectSchema.builder()
                      .addStringProperty("name", "Such as rsi:21, sma:100 or macd:12:26:9")
                      .addStringProperty("session", "YYYY-MM-DD; empty means the newest")
                      .required("name", "session")
                      .additionalProperties(false)
                      .build())
              .build(),
          ToolSpecification.builder()
              .name(MarketTools.CLOSES)
              .description("The newest closing prices, as facts to quote.")
              .parameters(
                  JsonObjectSchema.builder()
                      .addStringProperty("sessions", "How many, 1 to 30")
                      .required("sessions")
                      .additionalProperties(false)
                      .build())
              .build());

  private ToolBridge() {}

  /** Answers one request of a model. */
  static ToolExecutionResultMessage answer(MarketTools tools, ToolExecutionRequest request) {
    String text =
        switch (AnswerReader.tree(request.arguments() == null ? "" : request.arguments())) {
          case Result.Err<JsonNode>(Failure failure) ->
              "The arguments are no JSON object: " + failure.detail();
          case Result.Ok<JsonNode>(JsonNode node) ->
              tools.answer(String.valueOf(request.name()), arguments(node));
        };
    return ToolExecutionResultMessage.from(request, text);
  }

  private static Map<String, String> arguments(JsonNode node) {
    Map<String, String> arguments = new HashMap<>();
    node.properties().forEach(entry -> arguments.put(entry.getKey(), entry.getValue().asText()));
    return arguments;
  }
}
