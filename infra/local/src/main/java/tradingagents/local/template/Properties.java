package tradingagents.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Resolved properties of one resource, read by type. Everything that is missing or of the wrong
 * kind is refused with the resource's name and the property's path.
 */
final class Properties {
  private final String file;
  private final String owner;
  private final String path;
  private final Map<?, ?> values;

  private Properties(String file, String owner, String path, Map<?, ?> values) {
    this.file = file;
    this.owner = owner;
    this.path = path;
    this.values = values;
  }

  static Properties of(ResourceDef resource) {
    return new Properties(resource.file(), resource.logicalId(), "", resource.properties());
  }

  /** Refuses what would change behaviour without the local stack noticing. */
  Properties only(Set<String> known) {
    for (Object key : values.keySet()) {
      if (!known.contains(String.valueOf(key))) {
        throw refused("has the property " + path + key + ", which the local stack does not read");
      }
    }
    return this;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  String text(String key) {
    return optional(key).orElseThrow(() -> refused("lacks the property " + path + key));
  }

  String text(String key, String otherwise) {
    return optional(key).orElse(otherwise);
  }

  Optional<String> optional(String key) {
    Object value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Map || value instanceof List) {
      throw refused("needs a text in " + path + key);
    }
    return Optional.of(value.toString());
  }

  int integer(String key) {
    return number(text(key), key);
  }

  int integer(String key, int otherwise) {
    return optional(key).map(text -> number(text, key)).orElse(otherwise);
  }

  OptionalInt optionalInteger(String key) {
    return has(key) ? OptionalInt.of(integer(key)) : OptionalInt.empty();
  }

  boolean flag(String key) {
    return Boolean.parseBoolean(text(key, "false"));
  }

  Properties in(String key) {
    return values.get(key) instanceof Map<?, ?> map
        ? inside(key, map)
        : failed("needs a mapping in " + path + key);
  }

  /** The mapping under the key, or an empty one. */
  Properties within(String key) {
    return has(key) ? in(key) : inside(key, Map.of());
  }

  List<Properties> each(String key) {
    List<Properties> result = new ArrayList<>();
    for (Object entry : list(key)) {
      if (!(entry instanceof Map<?, ?> map)) {
        throw refused("needs a list of mappings in " + path + key);
      }
      result.add(inside(key, map));
    }
    return result;
  }

  Map<String, Properties> eachByName(String key) {
    Map<String, Properties> result = new LinkedHashMap<>();
    Properties all = within(key);
    for (Object name : all.values.keySet()) {
      result.put(String.valueOf(name), all.in(String.valueOf(name)));
    }
    return result;
  }

  /** A list of texts; a single text counts as a list of one, as in policies. */
  List<String> texts(String key) {
    if (values.get(key) instanceof String only) {
      return List.of(only);
    }
    return list(key).stream().map(String::valueOf).toList();
  }

  Map<String, String> allTexts() {
    Map<String, String> result = new LinkedHashMap<>();
    for (Object key : values.keySet()) {
      result.put(String.valueOf(key), text(String.valueOf(key)));
    }
    return result;
  }

  Map<?, ?> raw() {
    return values;
  }

  TemplateRefused refused(String complaint) {
    return new TemplateRefused(file, owner, complaint);
  }

  private Properties failed(String complaint) {
    throw refused(complaint);
  }

  private List<?> list(String key) {
    Object value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw refused("needs a list in " + path + key);
  }

  private Properties inside(String key, Map<?, ?> map) {
    return new Properties(file, owner, path + key + ".", map);
  }

  private int number(String text, String key) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw refused("needs a whole number in " + path + key + ", not '" + text + "'");
    }
  }
}
