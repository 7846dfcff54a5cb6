package tradingagents.chain.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Reads what a stranger sent: no deep nesting, no endless number, no name twice, nothing after. */
public final class StrictJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(8)
                          .maxNumberLength(40)
                          .maxStringLength(Fields.LONGEST)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private StrictJson() {}

  /** The one object of a text; 400 when it is something else. */
  static JsonNode object(String text) {
    JsonNode node;
    try {
      node = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ProblemException(Problem.invalid("the body is not valid JSON"));
    }
    if (node == null || !node.isObject()) {
      throw new ProblemException(Problem.invalid("the body must be a JSON object"));
    }
    return node;
  }

  /**
   * One spelling of an object: names in order, no spaces. What differs only in these is the same.
   *
   * @param text of a JSON object
   * @return JSON
   * @throws ProblemException 400 when it is no such object
   */
  public static String canonical(String text) {
    return ordered(object(text)).toString();
  }

  private static JsonNode ordered(JsonNode node) {
    if (node.isObject()) {
      ObjectNode ordered = JsonNodeFactory.instance.objectNode();
      node.properties().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(member -> ordered.set(member.getKey(), ordered(member.getValue())));
      return ordered;
    }
    if (node.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode(node.size());
      node.forEach(element -> list.add(ordered(element)));
      return list;
    }
    return node;
  }
}
