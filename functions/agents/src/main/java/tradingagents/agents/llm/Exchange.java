package tradingagents.agents.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tradingagents.agents.answer.Fingerprint;
import tradingagents.agents.llm.Caller.Answer;
import tradingagents.agents.llm.wire.Reply;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Tokens;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * One question to a model and its answer, as they are stored. The question's exact content is its
 * name: the same question is never paid twice, and a run can be replayed from its exchanges.
 *
 * @param hash of the question: models asked, temperature, limits, messages, schema, tools, sample
 * @param json the question and the answer
 */
record Exchange(String hash, String json) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** The name of a question. */
  static String hash(ChatRequest request, Candidate first, int sample) {
    return Fingerprint.of(question(request, first, sample).toString());
  }

  /** What is stored of a question and its answer. */
  static Exchange of(ChatRequest request, Candidate first, int sample, Answer answer) {
    ObjectNode question = question(request, first, sample);
    ObjectNode root = MAPPER.createObjectNode();
    Reply reply = answer.reply();
    root.put("speaker", answer.model().toString());
    root.put("text", reply.text());
    root.put("isCut", reply.isCut());
    root.set("toolRequests", tools(reply.toolRequests()));
    // Signatures that a provider wants to see again before the results of its tools.
    root.put("thinking", reply.message().thinking());
    root.set("attributes", MAPPER.valueToTree(reply.message().attributes()));
    Tokens tokens = reply.tokens();
    root.putObject("tokens")
        .put("fresh", tokens.fresh())
        .put("cacheRead", tokens.cacheRead())
        .put("cacheWritten", tokens.cacheWritten())
        .put("output", tokens.output())
        .put("estimated", tokens.estimated());
    root.set("question", question);
    return new Exchange(Fingerprint.of(question.toString()), root.toString());
  }

  /** The answer of a stored exchange. */
  static Answer answer(String json) {
    try {
      JsonNode root = MAPPER.readTree(json);
      JsonNode tokens = root.path("tokens");
      List<ToolExecutionRequest> requests = new ArrayList<>();
      for (JsonNode one : root.path("toolRequests")) {
        requests.add(
            ToolExecutionRequest.builder()
                .id(one.path("id").asText())
                .name(one.path("name").asText())
                .arguments(one.path("arguments").asText())
                .build());
      }
      return new Answer(
          new Reply(
              root.path("text").asText(),
              requests,
              root.path("isCut").asBoolean(),
              new Tokens(
                  tokens.path("fresh").asLong(),
                  tokens.path("cacheRead").asLong(),
                  tokens.path("cacheWritten").asLong(),
                  tokens.path("output").asLong(),
                  tokens.path("estimated").asBoolean()),
              "",
              AiMessage.builder()
                  .text(root.path("text").asText())
                  .thinking(root.path("thinking").textValue())
                  .attributes(attributes(root.path("attributes")))
                  .toolExecutionRequests(requests)
                  .build()),
          ModelId.parse(root.path("speaker").asText()));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new FailureException(
          new Failure(Reason.CORRUPT, "a stored exchange cannot be read"), e);
    }
  }

  private static Map<String, Object> attributes(JsonNode node) {
    return node.isObject() ? MAPPER.convertValue(node, new TypeReference<>() {}) : Map.of();
  }

  /** Which sample of its turn a stored question was of. */
  static int sample(String json) {
    try {
      return MAPPER.readTree(json).path("question").path("sample").asInt();
    } catch (JsonProcessingException e) {
      throw new FailureException(
          new Failure(Reason.CORRUPT, "a stored exchange cannot be read"), e);
    }
  }

  private static ObjectNode question(ChatRequest request, Candidate first, int sample) {
    ObjectNode question = MAPPER.createObjectNode();
    question.put("model", first.model().toString());
    question.put("temperature", String.valueOf(first.temperature()));
    question.put("maxTokens", first.maxTokens());
    question.put("sample", sample);
    ResponseFormat format = request.responseFormat();
    question.put("schema", format == null ? "" : String.valueOf(format.jsonSchema()));
    question.put("tools", String.valueOf(request.toolSpecifications()));
    ArrayNode messages = question.putArray("messages");
    for (ChatMessage message : request.messages()) {
      ObjectNode one = messages.addObject();
      switch (message) {
        case SystemMessage system -> one.put("system", system.text());
        case UserMessage user -> {
          ArrayNode blocks = one.putArray("user");
          for (Content content : user.contents()) {
            blocks.add(((TextContent) content).text());
          }
        }
        case ToolExecutionResultMessage result ->
            one.put("tool", result.toolName()).put("answer", result.text());
        case AiMessage ai -> {
          one.put("assistant", ai.text() == null ? "" : ai.text());
          if (ai.hasToolExecutionRequests()) {
            one.set("asks", tools(ai.toolExecutionRequests()));
          }
        }
        default -> throw new IllegalArgumentException("no such message: " + message.type());
      }
    }
    return question;
  }

  private static ArrayNode tools(List<ToolExecutionRequest> requests) {
    ArrayNode list = MAPPER.createArrayNode();
    requests.forEach(request ->
        list.addObject()
            .put("id", request.id())
            .put("name", request.name())
            .put("arguments", request.arguments()));
    return list;
  }
}
