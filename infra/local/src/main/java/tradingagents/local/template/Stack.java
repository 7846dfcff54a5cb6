package tradingagents.local.template;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One template with values for its parameters: the root, or one inclusion of a nested template. It
 * answers the references inside itself; outputs of nested stacks are asked of its children,
 * parameters of its parent.
 */
final class Stack implements Intrinsics.Scope {
  private static final int DEEPEST = 5;

  private final Placement placement;

  /** Every file is parsed once, however often it is included. */
  private final Map<Path, Map<String, Object>> library;

  private final Path file;
  private final String label;
  private final String path;
  private final boolean shared;
  private final Map<String, Object> document;
  private final Map<String, Supplier<Object>> given;
  private final Map<String, Stack> children = new LinkedHashMap<>();
  private final Intrinsics intrinsics = new Intrinsics(this);
  private final Deque<String> asking = new ArrayDeque<>();

  private Stack(
      Placement placement,
      Map<Path, Map<String, Object>> library,
      Path file,
      String label,
      String path,
      boolean shared,
      Map<String, Supplier<Object>> given) {
    this.placement = placement;
    this.library = library;
    this.file = file;
    this.label = label;
    this.path = path;
    this.shared = shared;
    this.given = given;
    this.document = library.computeIfAbsent(file, YamlFile::load);
  }

  static Stack root(Path file, Placement placement, Map<String, String> parameters) {
    Map<String, Supplier<Object>> given = new LinkedHashMap<>();
    parameters.forEach((name, value) -> given.put(name, () -> value));
    Path absolute = file.toAbsolutePath().normalize();
    Stack stack =
        new Stack(
            placement,
            new LinkedHashMap<>(),
            absolute,
            String.valueOf(file.getFileName()),
            "",
            false,
            given);
    stack.refuseUnknownParameters();
    stack.adopt(0);
    return stack;
  }

  List<ResourceDef> resources() {
    List<ResourceDef> result = new ArrayList<>();
    for (String id : names("Resources")) {
      if (exists(id)) {
        result.add(resource(id));
      }
    }
    children.values().forEach(child -> result.addAll(child.resources()));
    return result;
  }

  Map<String, String> outputs() {
    Map<String, String> result = new LinkedHashMap<>();
    names("Outputs").forEach(name -> result.put(name, output(name, "Outputs")));
    return result;
  }

  Path file() {
    return file;
  }

  @Override
  public String fileName() {
    return label;
  }

  @Override
  public Object reference(String name, String owner) {
    int dot = name.indexOf('.');
    if (dot > 0) {
      return attribute(name.substring(0, dot), name.substring(dot + 1), owner);
    }
    if (name.startsWith("AWS::")) {
      return pseudo(name, owner);
    }
    if (section("Parameters").containsKey(name)) {
      return guarded("parameter " + name, () -> parameter(name, owner));
    }
    ResourceType type = type(name, owner);
    if (!exists(name)) {
      throw refused(owner, "refers to " + name + ", which its condition leaves out");
    }
    return guarded(name, () -> type.reference(physicalName(name, type), placement));
  }

  @Override
  public Object attribute(String logicalId, String attribute, String owner) {
    ResourceType type = type(logicalId, owner);
    if (type.isNested()) {
      Stack child = children.get(logicalId);
      if (child == null || !attribute.startsWith("Outputs.")) {
        throw refused(owner, "asks for " + logicalId + "." + attribute + ", which does not exist");
      }
      return child.output(attribute.substring("Outputs.".length()), owner);
    }
    return guarded(
        logicalId,
        () -> {
          String name = physicalName(logicalId, type);
          Optional<String> value =
              type == ResourceType.RULE && attribute.equals("Arn")
                  ? Optional.of(ruleArn(logicalId, name))
                  : type.attribute(attribute, name, placement);
          return value.orElseThrow(() ->
              refused(
                  owner,
                  "asks for " + logicalId + "." + attribute + ", which the local stack lacks"));
        });
  }

  @Override
  public boolean condition(String name, String owner) {
    Object raw = section("Conditions").get(name);
    if (raw == null) {
      throw refused(owner, "names the condition " + name + ", which does not exist");
    }
    return (Boolean) guarded("condition " + name, () -> intrinsics.truth(raw, "condition " + name));
  }

  @Override
  public Object mapping(String map, String first, String second, String owner) {
    if (section("Mappings").get(map) instanceof Map<?, ?> outer
        && outer.get(first) instanceof Map<?, ?> inner) {
      Object value = inner.get(second);
      if (value != null) {
        return value;
      }
    }
    String cell = map + "." + first + "." + second;
    throw refused(owner, "looks up " + cell + ", which the mappings lack");
  }

  private String output(String name, String owner) {
    if (section("Outputs").get(name) instanceof Map<?, ?> output) {
      Object value = output.get("Value");
      if (value != null) {
        return intrinsics.text(value, "output " + name);
      }
    }
    throw refused(owner, "asks for the output " + name + ", which does not exist");
  }

  private ResourceDef resource(String id) {
    ResourceType type = type(id, id);
    Map<?, ?> body = body(id, id);
    Object raw = body.get("Properties");
    Map<?, ?> own = raw instanceof Map<?, ?> map ? map : Map.of();
    Map<?, ?> merged = type == ResourceType.FUNCTION ? merge(globals(), own) : own;
    Map<String, Object> properties = new LinkedHashMap<>();
    if (intrinsics.evaluate(merged, id) instanceof Map<?, ?> resolved) {
      resolved.forEach((key, value) -> properties.put(String.valueOf(key), value));
    }
    Object policy = body.get("DeletionPolicy");
    return new ResourceDef(
        label,
        path + id,
        physicalName(id, type),
        type.awsName,
        properties,
        policy == null ? "" : policy.toString());
  }

  private Map<?, ?> globals() {
    return section("Globals").get("Function") instanceof Map<?, ?> map ? map : Map.of();
  }

  private static Map<?, ?> merge(Map<?, ?> defaults, Map<?, ?> own) {
    Map<Object, Object> result = new LinkedHashMap<>(defaults);
    own.forEach((key, value) ->
        result.put(
            key,
            value instanceof Map<?, ?> inner && result.get(key) instanceof Map<?, ?> outer
                ? merge(outer, inner)
                : value));
    return result;
  }

  private String physicalName(String id, ResourceType type) {
    String property = type.nameProperty;
    if (property != null && body(id, id).get("Properties") instanceof Map<?, ?> properties) {
      Object raw = properties.get(property);
      if (raw != null) {
        return intrinsics.text(raw, id);
      }
    }
    // A template that is included many times needs a word of its own for each inclusion.
    return shared ? path.replace(".", "") + id : id;
  }

  private String ruleArn(String id, String name) {
    Object bus =
        body(id, id).get("Properties") instanceof Map<?, ?> map ? map.get("EventBusName") : null;
    String prefix = bus == null ? "" : intrinsics.text(bus, id) + "/";
    return placement.arn("events", "rule/" + prefix + name);
  }

  private Object pseudo(String name, String owner) {
    return switch (name) {
      case "AWS::NoValue" -> Intrinsics.NoValue.NO_VALUE;
      case "AWS::Region" -> placement.region();
      case "AWS::AccountId" -> placement.accountId();
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      case "AWS::StackName" ->
          path.isEmpty()
              ? placement.stackName()
              : placement.stackName()
                  + "-"
                  + path.substring(0, path.length() - 1).replace('.', '-');
      default -> throw refused(owner, "uses " + name + ", which the local stack does not know");
    };
  }

  private Object parameter(String name, String owner) {
    Supplier<Object> value = given.get(name);
    if (value != null) {
      return value.get();
    }
    if (section("Parameters").get(name) instanceof Map<?, ?> declaration) {
      Object otherwise = declaration.get("Default");
      if (otherwise != null) {
        return otherwise;
      }
    }
    throw refused(owner, "needs the parameter " + name + ", which has no value and no default");
  }

  private void refuseUnknownParameters() {
    for (String name : given.keySet()) {
      if (!section("Parameters").containsKey(name)) {
        throw refused(
            path.isEmpty() ? "the stack" : path, "is given the unknown parameter " + name);
      }
    }
  }

  private void adopt(int depth) {
    Map<String, Integer> inclusions = new LinkedHashMap<>();
    for (String id : names("Resources")) {
      if (exists(id) && type(id, id).isNested()) {
        inclusions.merge(location(id), 1, Integer::sum);
      }
    }
    if (!inclusions.isEmpty() && depth == DEEPEST) {
      throw refused("the stack", "nests templates deeper than " + DEEPEST + " levels");
    }
    for (String id : names("Resources")) {
      if (exists(id) && type(id, id).isNested()) {
        boolean many = inclusions.getOrDefault(location(id), 0) > 1;
        Stack child = include(id, shared || many);
        child.refuseUnknownParameters();
        child.adopt(depth + 1);
        children.put(id, child);
      }
    }
  }

  private Stack include(String id, boolean childIsShared) {
    Map<String, Supplier<Object>> values = new LinkedHashMap<>();
    if (properties(id).get("Parameters") instanceof Map<?, ?> parameters) {
      parameters.forEach((name, raw) ->
          values.put(String.valueOf(name), () -> raw == null ? "" : intrinsics.evaluate(raw, id)));
    }
    String location = location(id);
    Path parent = file.getParent();
    Path target = parent == null ? Path.of(location) : parent.resolve(location).normalize();
    return new Stack(placement, library, target, location, path + id + ".", childIsShared, values);
  }

  private String location(String id) {
    Object raw =
        properties(id).get(type(id, id) == ResourceType.STACK ? "TemplateURL" : "Location");
    if (raw instanceof String text && !text.contains("://")) {
      return text;
    }
    throw refused(id, "includes a template that is not a local file");
  }

  private boolean exists(String id) {
    Object condition = body(id, id).get("Condition");
    return condition == null || condition(condition.toString(), id);
  }

  private ResourceType type(String id, String owner) {
    String name = String.valueOf(body(id, owner).get("Type"));
    return ResourceType.of(name)
        .orElseThrow(
            () -> refused(id, "has the type " + name + ", which the local stack does not read"));
  }

  private Map<?, ?> properties(String id) {
    return body(id, id).get("Properties") instanceof Map<?, ?> map ? map : Map.of();
  }

  private Map<?, ?> body(String id, String owner) {
    if (section("Resources").get(id) instanceof Map<?, ?> body) {
      return body;
    }
    throw refused(owner, "refers to " + id + ", which does not exist");
  }

  private Map<?, ?> section(String name) {
    return document.get(name) instanceof Map<?, ?> section ? section : Map.of();
  }

  private List<String> names(String section) {
    return section(section).keySet().stream().map(String::valueOf).toList();
  }

  private Object guarded(String question, Supplier<Object> answer) {
    if (asking.contains(question)) {
      throw refused(question, "refers to itself");
    }
    asking.push(question);
    try {
      return answer.get();
    } finally {
      asking.pop();
    }
  }

  private TemplateRefused refused(String owner, String complaint) {
    return new TemplateRefused(label, owner, complaint);
  }
}
