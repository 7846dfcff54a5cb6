package tradingagents.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CloudFormation's functions, evaluated. A function that is not listed in {@link #call} is refused
 * by name, together with the resource that uses it.
 */
final class Intrinsics {
  /** What {@code AWS::NoValue} stands for: the property or list entry disappears. */
  enum NoValue {
    NO_VALUE
  }

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");

  /** What a function can ask of the stack that it stands in. */
  interface Scope {
    String fileName();

    Object reference(String name, String owner);

    Object attribute(String logicalId, String attribute, String owner);

    boolean condition(String name, String owner);

    Object mapping(String map, String first, String second, String owner);
  }

  private final Scope scope;

  Intrinsics(Scope scope) {
    this.scope = scope;
  }

  Object evaluate(Object node, String owner) {
    return switch (node) {
      case Map<?, ?> map when isCall(map) -> {
        Map.Entry<?, ?> call = map.entrySet().iterator().next();
        yield call(String.valueOf(call.getKey()), call.getValue(), owner);
      }
      case Map<?, ?> map -> evaluateMap(map, owner);
      case List<?> list -> evaluateList(list, owner);
      default -> node;
    };
  }

  String text(Object node, String owner) {
    Object value = evaluate(node, owner);
    if (value instanceof Map || value instanceof List || value instanceof NoValue) {
      throw refused(owner, "needs a text where it has something else");
    }
    return value.toString();
  }

  private static boolean isCall(Map<?, ?> map) {
    if (map.size() != 1) {
      return false;
    }
    Map.Entry<?, ?> only = map.entrySet().iterator().next();
    String key = String.valueOf(only.getKey());
    return key.equals("Ref")
        || key.startsWith("Fn::")
        || (key.equals("Condition") && only.getValue() instanceof String);
  }

  private Map<String, Object> evaluateMap(Map<?, ?> map, String owner) {
    Map<String, Object> result = new LinkedHashMap<>();
    map.forEach((key, raw) -> {
      Object value = raw == null ? "" : evaluate(raw, owner);
      if (!(value instanceof NoValue)) {
        result.put(String.valueOf(key), value);
      }
    });
    return result;
  }

  private List<Object> evaluateList(List<?> list, String owner) {
    List<Object> result = new ArrayList<>();
    for (Object raw : list) {
      Object value = raw == null ? "" : evaluate(raw, owner);
      if (!(value instanceof NoValue)) {
        result.add(value);
      }
    }
    return result;
  }

  private Object call(String function, Object argument, String owner) {
    return switch (function) {
      case "Ref" -> scope.reference(text(argument, owner), owner);
      case "Condition" -> scope.condition(text(argument, owner), owner);
      case "Fn::GetAtt" -> getAtt(argument, owner);
      case "Fn::Sub" -> sub(argument, owner);
      case "Fn::Join" -> join(argument, owner);
      case "Fn::If" -> choose(argument, owner);
      case "Fn::Equals" -> {
        List<?> pair = arguments(function, argument, 2, owner);
        yield text(pair.get(0), owner).equals(text(pair.get(1), owner));
      }
      case "Fn::Not" -> !truth(arguments(function, argument, 1, owner).getFirst(), owner);
      case "Fn::And" -> many(function, argument, owner).stream().allMatch(a -> truth(a, owner));
      case "Fn::Or" -> many(function, argument, owner).stream().anyMatch(a -> truth(a, owner));
      case "Fn::FindInMap" -> {
        List<?> path = arguments(function, argument, 3, owner);
        yield scope.mapping(
            text(path.get(0), owner), text(path.get(1), owner), text(path.get(2), owner), owner);
      }
      case "Fn::Select" -> select(argument, owner);
      case "Fn::Split" -> {
        List<?> pair = arguments(function, argument, 2, owner);
        String separator = Pattern.quote(text(pair.get(0), owner));
        yield List.of(text(pair.get(1), owner).split(separator, -1));
      }
      default -> throw refused(owner, "uses " + function + ", which the local stack does not read");
    };
  }

  private Object getAtt(Object argument, String owner) {
    List<?> path = arguments("Fn::GetAtt", argument, 2, owner);
    return scope.attribute(text(path.get(0), owner), text(path.get(1), owner), owner);
  }

  private Object sub(Object argument, String owner) {
    if (argument instanceof String template) {
      return fill(template, Map.of(), owner);
    }
    List<?> pair = arguments("Fn::Sub", argument, 2, owner);
    if (!(pair.get(0) instanceof String template) || !(pair.get(1) instanceof Map<?, ?> values)) {
      throw refused(owner, "uses Fn::Sub with something else than a text and a mapping");
    }
    return fill(template, values, owner);
  }

  private String fill(String template, Map<?, ?> values, String owner) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(2).strip();
      Object value;
      if (!matcher.group(1).isEmpty()) {
        value = "${" + name + "}";
      } else if (values.containsKey(name)) {
        value = text(String.valueOf(name), values, owner);
      } else {
        value = text(Map.of("Ref", name), owner);
      }
      matcher.appendReplacement(result, Matcher.quoteReplacement(value.toString()));
    }
    return matcher.appendTail(result).toString();
  }

  private String text(String name, Map<?, ?> values, String owner) {
    Object raw = values.get(name);
    return raw == null ? "" : text(raw, owner);
  }

  private Object join(Object argument, String owner) {
    List<?> pair = arguments("Fn::Join", argument, 2, owner);
    if (!(evaluate(pair.get(1), owner) instanceof List<?> parts)) {
      throw refused(owner, "uses Fn::Join without a list");
    }
    return String.join(text(pair.get(0), owner), parts.stream().map(String::valueOf).toList());
  }

  private Object choose(Object argument, String owner) {
    List<?> parts = arguments("Fn::If", argument, 3, owner);
    boolean holds = scope.condition(text(parts.get(0), owner), owner);
    return evaluate(parts.get(holds ? 1 : 2), owner);
  }

  private Object select(Object argument, String owner) {
    List<?> pair = arguments("Fn::Select", argument, 2, owner);
    String index = text(pair.get(0), owner);
    if (!(evaluate(pair.get(1), owner) instanceof List<?> list)
        || !index.matches("\\d{1,4}")
        || Integer.parseInt(index) >= list.size()) {
      throw refused(owner, "uses Fn::Select with an index that its list does not have");
    }
    return list.get(Integer.parseInt(index));
  }

  boolean truth(Object node, String owner) {
    if (evaluate(node, owner) instanceof Boolean truth) {
      return truth;
    }
    throw refused(owner, "needs a condition where it has something else");
  }

  private List<?> many(String function, Object argument, String owner) {
    if (argument instanceof List<?> list && !list.isEmpty()) {
      return list;
    }
    throw refused(owner, "uses " + function + " without a list");
  }

  private List<?> arguments(String function, Object argument, int count, String owner) {
    if (argument instanceof List<?> list && list.size() == count) {
      return list;
    }
    throw refused(owner, "uses " + function + " with other than " + count + " arguments");
  }

  private TemplateRefused refused(String owner, String complaint) {
    return new TemplateRefused(scope.fileName(), owner, complaint);
  }
}
