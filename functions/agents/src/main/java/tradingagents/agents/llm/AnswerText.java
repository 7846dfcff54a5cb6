package tradingagents.agents.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tradingagents.agents.answer.AnswerReader;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.run.Outcome;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Result;

/**
 * Reads a model's text as the type its agent must answer. Three habits of models are undone,
 * nothing else: one fence around the JSON, an empty text where there is none, and a JSON number
 * where decimal text is asked for.
 */
final class AnswerText {
  private static final Pattern FENCED =
      Pattern.compile("\\s*```(?:json)?\\s*\\n(.*?)\\n?\\s*```\\s*", Pattern.DOTALL);

  private static final List<String> DECIMAL =
      List.of("entry", "stop", "priceTarget", "appetite", "value");

  private AnswerText() {}

  /** The typed answer, or UNREADABLE_ANSWER with a sentence that a model can act on. */
  static Result<Outcome> read(Brief brief, String text) {
    Matcher fenced = FENCED.matcher(text);
    return switch (AnswerReader.tree(fenced.matches() ? fenced.group(1) : text)) {
      case Result.Err<JsonNode>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<JsonNode>(JsonNode node) ->
          AnswerReader.read(brief.agent(), brief.currency(), withText(withoutEmpty(node)));
    };
  }

  private static JsonNode withText(JsonNode node) {
    if (node instanceof ObjectNode object) {
      DECIMAL.stream()
          .filter(name -> object.path(name).isNumber())
          .forEach(name -> object.put(name, object.path(name).decimalValue().toPlainString()));
    }
    node.forEach(AnswerText::withText);
    return node;
  }

  private static JsonNode withoutEmpty(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String name : AnswerSchema.OPTIONAL) {
        if (object.path(name).isTextual() && object.path(name).textValue().isBlank()) {
          object.remove(name);
        }
      }
    }
    return node;
  }
}
