package tradingagents.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The documented contract, read to judge answers by it. */
final class Contract {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final JsonNode document;
  private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

  private Contract(JsonNode document) {
    this.document = document;
  }

  static Contract read() {
    Path root = Path.of(System.getProperty("repository.root", "../.."));
    try {
      return new Contract(JSON.readTree(Files.readString(root.resolve("docs/api/openapi.json"))));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  JsonNode document() {
    return document;
  }

  /** Such as {@code GET /v1/runs/{id}}. */
  Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(
                    method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return routes;
  }

  JsonNode operation(String route) {
    String[] parts = route.split(" ", 2);
    return document.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
  }

  /** What is wrong with an answer; empty when it is as documented. */
  List<String> faults(String route, int status, Map<String, String> headers, String body) {
    JsonNode answer = resolved(operation(route).path("responses").path(Integer.toString(status)));
    if (answer.isMissingNode()) {
      return List.of(route + " answered " + status + ", which is not documented: " + body);
    }
    Map<String, String> lower = new TreeMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    List<String> faults = new ArrayList<>();
    JsonNode content = answer.path("content");
    if (content.isMissingNode() || content.isEmpty()) {
      return body.isEmpty() ? List.of() : List.of(route + " " + status + " has a body: " + body);
    }
    String type = lower.getOrDefault("content-type", "").replaceAll(";.*", "");
    JsonNode schema = content.path(type).path("schema");
    if (schema.isMissingNode()) {
      return List.of(route + " " + status + " is of type " + type);
    }
    if (type.endsWith("json")) {
      faults.addAll(faults(schema, body));
    }
    return faults;
  }

  /** What is wrong with a request's body; empty when it is as documented. */
  List<String> faultsOfBody(String route, String body) {
    JsonNode content = operation(route).path("requestBody").path("content");
    return faults(content.path("application/json").path("schema"), body);
  }

  private List<String> faults(JsonNode schema, String body) {
    JsonNode instance;
    try {
      instance = JSON.readTree(body);
    } catch (IOException e) {
      return List.of("not JSON: " + body);
    }
    JsonSchema compiledSchema =
        compiled.computeIfAbsent(
            schema,
            s -> {
              var whole = JSON.createObjectNode();
              whole.set("components", document.path("components"));
              whole.set("allOf", JSON.createArrayNode().add(s));
              return SCHEMAS.getSchema(whole);
            });
    return compiledSchema.validate(instance).stream().map(ValidationMessage::getMessage).toList();
  }

  JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isTextual() ? document.at(reference.textValue().substring(1)) : node;
  }
}
