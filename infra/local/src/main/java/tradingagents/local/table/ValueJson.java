package tradingagents.local.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values to and from DynamoDB's JSON ({@code {"S":"text"}}), refusing what DynamoDB refuses. */
final class ValueJson {
  private static final int DEEPEST = 32;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ValueJson() {}

  static Map<String, Value> item(JsonNode node, String member) {
    if (!node.isObject()) {
      throw Refusal.invalid(member + " must be a map of attribute values");
    }
    return entries(node, 0);
  }

  static Value value(JsonNode node) {
    return value(node, 0);
  }

  private static Map<String, Value> entries(JsonNode node, int depth) {
    var entries = LinkedHashMap.<String, Value>newLinkedHashMap(node.size());
    for (var entry : node.properties()) {
      entries.put(entry.getKey(), value(entry.getValue(), depth));
    }
    return entries;
  }

  private static Value value(JsonNode node, int depth) {
    if (!node.isObject() || node.isEmpty()) {
      throw Refusal.invalid(
          "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }
    if (node.size() > 1) {
      throw Refusal.invalid(
          "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
              + " supported datatypes");
    }
    if (depth > DEEPEST) {
      throw Refusal.invalid("Nesting Levels have exceeded supported limits");
    }
    var entry = node.properties().iterator().next();
    JsonNode content = entry.getValue();
    return switch (entry.getKey()) {
      case "S" -> new Value.S(text(content, "S"));
      case "N" -> new Value.N(Decimals.parse(text(content, "N")));
      case "B" -> new Value.B(bytes(content));
      case "BOOL" -> bool(content);
      case "NULL" -> nothing(content);
      case "L" -> list(content, depth);
      case "M" -> new Value.M(entries(container(content, content.isObject(), "M"), depth + 1));
      case "SS" -> texts(content);
      case "NS" -> numbers(content);
      case "BS" -> binaries(content);
      default -> throw Refusal.invalid("Unknown attribute type " + entry.getKey());
    };
  }

  private static JsonNode container(JsonNode content, boolean fits, String tag) {
    if (!fits) {
      throw Refusal.invalid("Unexpected JSON " + content.getNodeType() + " for type " + tag);
    }
    return content;
  }

  private static String text(JsonNode content, String tag) {
    return container(content, content.isTextual(), tag).textValue();
  }

  private static Bytes bytes(JsonNode content) {
    try {
      return new Bytes(Base64.getDecoder().decode(text(content, "B")));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("Invalid base64 in a value of type B");
    }
  }

  private static Value bool(JsonNode content) {
    return new Value.Bool(container(content, content.isBoolean(), "BOOL").booleanValue());
  }

  private static Value nothing(JsonNode content) {
    if (!content.isBoolean() || !content.booleanValue()) {
      throw Refusal.parameter("Null attribute value types must have the value of true");
    }
    return new Value.Null();
  }

  private static Value list(JsonNode content, int depth) {
    container(content, content.isArray(), "L");
    var elements = new ArrayList<Value>(content.size());
    for (JsonNode element : content) {
      elements.add(value(element, depth + 1));
    }
    return new Value.L(elements);
  }

  private static Value texts(JsonNode content) {
    var set = new LinkedHashSet<String>();
    for (JsonNode element : members(content, "SS", "string")) {
      if (text(element, "SS").isEmpty()) {
        throw Refusal.parameter("An string set may not have a empty string as a member");
      }
      if (!set.add(text(element, "SS"))) {
        throw duplicates(content);
      }
    }
    return new Value.SS(set);
  }

  private static Value numbers(JsonNode content) {
    var set = new LinkedHashSet<BigDecimal>();
    for (JsonNode element : members(content, "NS", "number")) {
      if (!set.add(Decimals.parse(text(element, "NS")))) {
        throw Refusal.invalid("Input collection contains duplicates");
      }
    }
    return new Value.NS(set);
  }

  private static Value binaries(JsonNode content) {
    var set = new LinkedHashSet<Bytes>();
    for (JsonNode element : members(content, "BS", "binary")) {
      if (!set.add(bytes(element))) {
        throw duplicates(content);
      }
    }
    return new Value.BS(set);
  }

  private static JsonNode members(JsonNode content, String tag, String kind) {
    if (container(content, content.isArray(), tag).isEmpty()) {
      throw Refusal.parameter("An " + kind + " set  may not be empty");
    }
    return content;
  }

  private static RuntimeException duplicates(JsonNode content) {
    return Refusal.parameter("Input collection " + content + " contains duplicates.");
  }

  static ObjectNode json(Map<String, Value> item) {
    ObjectNode node = NODES.objectNode();
    item.forEach((name, value) -> node.set(name, json(value)));
    return node;
  }

  static ObjectNode json(Value value) {
    ObjectNode node = NODES.objectNode();
    JsonNode content =
        switch (value) {
          case Value.S s -> NODES.textNode(s.text());
          case Value.N n -> NODES.textNode(Decimals.text(n.number()));
          case Value.B b -> NODES.textNode(b.bytes().toString());
          case Value.Bool b -> NODES.booleanNode(b.truth());
          case Value.Null n -> NODES.booleanNode(true);
          case Value.L l -> {
            ArrayNode list = NODES.arrayNode();
            l.elements().forEach(element -> list.add(json(element)));
            yield list;
          }
          case Value.M m -> json(m.entries());
          case Value.SS s -> strings(List.copyOf(s.texts()));
          case Value.NS s -> strings(s.numbers().stream().map(Decimals::text).toList());
          case Value.BS s -> strings(s.binaries().stream().map(Bytes::toString).toList());
        };
    node.set(value.tag(), content);
    return node;
  }

  private static ArrayNode strings(List<String> texts) {
    ArrayNode list = NODES.arrayNode();
    texts.forEach(list::add);
    return list;
  }

  static Set<String> names(JsonNode node) {
    var names = new LinkedHashSet<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
