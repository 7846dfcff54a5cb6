package tradingagents.agents.llm;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tradingagents.desk.roster.Agent;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Step;

/**
 * The JSON schema of what an agent must answer: the fields that {@link
 * tradingagents.agents.answer.AnswerReader} reads. Every field is required, because not every
 * provider knows optional ones; a text that may be absent is answered as an empty one, see {@link
 * #OPTIONAL}.
 */
final class AnswerSchema {
  /** Fields whose empty text means that there is none. */
  static final List<String> OPTIONAL = List.of("entry", "stop", "priceTarget", "timeHorizon");

  private static final String DECIMAL = "Decimal text such as 187.36";
  private static final String PRICE = "A price as decimal text, or empty when there is none";

  private AnswerSchema() {}

  /** The format a model is asked for. */
  static ResponseFormat of(Agent agent) {
    Map<String, JsonSchemaElement> fields = fields(agent);
    JsonSchema schema =
        JsonSchema.builder()
            .name(agent.answers().getSimpleName())
            .rootElement(object(fields))
            .build();
    return ResponseFormat.builder().type(ResponseFormatType.JSON).jsonSchema(schema).build();
  }

  private static Map<String, JsonSchemaElement> fields(Agent agent) {
    Class<? extends Outcome> type = agent.answers();
    Map<String, JsonSchemaElement> fields = new LinkedHashMap<>();
    if (type == Report.class) {
      fields.put("stance", words(Stance.values()));
      fields.put("summary", text("One paragraph"));
      fields.put("points", points());
    } else if (type == Argument.class) {
      fields.put("speech", text("What you say, in full"));
      fields.put("points", points());
      if (agent.step().kind() == Step.Kind.RISK_VOICE) {
        fields.put("appetite", text("Decimal text from 0 to 1: the share of the usual position"));
      }
    } else if (type == Ruling.class) {
      fields.put("rating", words(Rating.values()));
      fields.put("confidence", number("From 0 to 1"));
      fields.put("rationale", text("Why"));
      reasons(fields);
    } else if (type == Proposal.class) {
      fields.put("action", words(Proposal.Action.values()));
      fields.put("reasoning", text("Why"));
      fields.put("entry", text(PRICE));
      fields.put("stop", text(PRICE));
    } else if (type == Decision.class) {
      fields.put("rating", words(Rating.values()));
      fields.put("confidence", number("From 0 to 1"));
      fields.put("summary", text("One paragraph"));
      fields.put("thesis", text("Why, in full"));
      fields.put("priceTarget", text(PRICE));
      fields.put("timeHorizon", text("In words, or empty when there is none"));
      reasons(fields);
    } else {
      throw new IllegalArgumentException(agent.step() + " answers an unknown type " + type);
    }
    return fields;
  }

  private static void reasons(Map<String, JsonSchemaElement> fields) {
    fields.put("reasonsFor", points());
    fields.put("reasonsAgainst", points());
  }

  private static JsonSchemaElement points() {
    JsonSchemaElement citation =
        object(Map.of("fact", text("The id of a fact"), "value", text(DECIMAL)), "fact", "value");
    JsonSchemaElement point =
        object(
            Map.of("text", text("One sentence"), "citations", list(citation)), "text", "citations");
    return list(point);
  }

  private static JsonSchemaElement object(Map<String, JsonSchemaElement> fields) {
    return object(fields, fields.keySet().toArray(String[]::new));
  }

  private static JsonSchemaElement object(Map<String, JsonSchemaElement> fields, String... order) {
    JsonObjectSchema.Builder object = JsonObjectSchema.builder().additionalProperties(false);
    Stream.of(order).forEach(name -> object.addProperty(name, fields.get(name)));
    return object.required(List.of(order)).build();
  }

  private static JsonSchemaElement list(JsonSchemaElement of) {
    return JsonArraySchema.builder().items(of).build();
  }

  private static JsonSchemaElement text(String meaning) {
    return JsonStringSchema.builder().description(meaning).build();
  }

  private static JsonSchemaElement number(String meaning) {
    return JsonNumberSchema.builder().description(meaning).build();
  }

  private static JsonSchemaElement words(Enum<?>... words) {
    return JsonEnumSchema.builder()
        .enumValues(Arrays.stream(words).map(Enum::name).toList())
        .build();
  }
}
