package tradingagents.local.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The {@code #names} and {@code :values} of one request. Turns parsed expressions into bound ones,
 * refusing a placeholder that is not defined; {@link #refuseUnused} refuses one that is not used.
 */
final class Bindings {
  private final ExpressionCache expressions;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Value> values = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private boolean hasExpression;

  Bindings(ExpressionCache expressions, JsonNode request) {
    this.expressions = expressions;
    readNames(request.path("ExpressionAttributeNames"));
    readValues(request.path("ExpressionAttributeValues"));
  }

  private void readNames(JsonNode node) {
    refuseEmpty(node, "ExpressionAttributeNames");
    for (var entry : node.properties()) {
      if (!entry.getKey().matches("#[A-Za-z0-9_]+") || !entry.getValue().isTextual()) {
        throw Refusal.invalid(
            "ExpressionAttributeNames contains invalid key: Syntax error; key: \""
                + entry.getKey()
                + "\"");
      }
      names.put(entry.getKey(), entry.getValue().textValue());
    }
  }

  private void readValues(JsonNode node) {
    refuseEmpty(node, "ExpressionAttributeValues");
    for (var entry : node.properties()) {
      if (!entry.getKey().matches(":[A-Za-z0-9_]+")) {
        throw Refusal.invalid(
            "ExpressionAttributeValues contains invalid key: Syntax error; key: \""
                + entry.getKey()
                + "\"");
      }
      values.put(entry.getKey(), ValueJson.value(entry.getValue()));
    }
  }

  private static void refuseEmpty(JsonNode node, String member) {
    if (node.isObject() && node.isEmpty()) {
      throw Refusal.invalid(member + " must not be empty");
    }
  }

  /** The bound condition, or null when the member is absent. */
  @Nullable Condition condition(JsonNode request, String member) {
    JsonNode text = request.path(member);
    if (!text.isTextual()) {
      return null;
    }
    Parsed<Condition> parsed = use(expressions.condition(member, text.textValue()), member);
    return new ConditionBinder(member, names, values).bind(parsed.tree());
  }

  /** The bound update; an absent one does nothing. */
  Update update(JsonNode request) {
    JsonNode text = request.path("UpdateExpression");
    if (!text.isTextual()) {
      return Update.NOTHING;
    }
    Parsed<Update> parsed = use(expressions.update(text.textValue()), "UpdateExpression");
    return new UpdateBinder(names, values).bind(parsed.tree());
  }

  /** The bound paths of a projection, or null when the member is absent. */
  @Nullable List<DocumentPath> projection(JsonNode request) {
    JsonNode text = request.path("ProjectionExpression");
    if (!text.isTextual()) {
      return null;
    }
    var parsed = use(expressions.projection(text.textValue()), "ProjectionExpression");
    List<DocumentPath> paths = parsed.tree().stream().map(path -> path.bind(names)).toList();
    refuseOverlaps(paths, "ProjectionExpression");
    return paths;
  }

  static void refuseOverlaps(List<DocumentPath> paths, String member) {
    for (int one = 0; one < paths.size(); one++) {
      for (int two = one + 1; two < paths.size(); two++) {
        DocumentPath a = paths.get(one);
        DocumentPath b = paths.get(two);
        if (a.overlaps(b) || a.conflicts(b)) {
          String how = a.overlaps(b) ? "overlap" : "conflict";
          throw Refusal.invalid(
              "Invalid "
                  + member
                  + ": Two document paths "
                  + how
                  + " with each other; must remove or rewrite one of these paths; path one: "
                  + a
                  + ", path two: "
                  + b);
        }
      }
    }
  }

  private <T> Parsed<T> use(Parsed<T> parsed, String member) {
    hasExpression = true;
    for (String name : parsed.names()) {
      if (!names.containsKey(name)) {
        throw Refusal.invalid(
            "Invalid "
                + member
                + ": An expression attribute name used in the document path is not defined;"
                + " attribute name: "
                + name);
      }
    }
    for (String value : parsed.values()) {
      if (!values.containsKey(value)) {
        throw Refusal.invalid(
            "Invalid "
                + member
                + ": An expression attribute value used in expression is not defined; attribute"
                + " value: "
                + value);
      }
    }
    used.addAll(parsed.names());
    used.addAll(parsed.values());
    return parsed;
  }

  /** Called once all expressions of the request are bound. */
  void refuseUnused() {
    refuseUnused(names.keySet(), "ExpressionAttributeNames");
    refuseUnused(values.keySet(), "ExpressionAttributeValues");
  }

  private void refuseUnused(Set<String> defined, String member) {
    if (!hasExpression && !defined.isEmpty()) {
      throw Refusal.invalid(member + " can only be specified when using expressions");
    }
    var unused = new ArrayList<String>(new TreeSet<>(defined));
    unused.removeAll(used);
    if (!unused.isEmpty()) {
      throw Refusal.invalid(
          "Value provided in "
              + member
              + " unused in expressions: keys: {"
              + String.join(", ", unused)
              + "}");
    }
  }
}
