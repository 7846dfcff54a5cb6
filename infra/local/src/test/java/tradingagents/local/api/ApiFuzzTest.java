package tradingagents.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.local.api.Api.Answer;

/**
 * Tries every operation of the contract with values that its schemas suggest and with values that
 * they forbid: never a fault of ours, never a stack trace, always an answer as documented. {@code
 * -Dfuzz.rounds=N} for more, {@code -Dfuzz.seed=N} for others.
 */
class ApiFuzzTest {
  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 60);
  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "\u0000",
          "'; DROP TABLE runs; --",
          "<img src=x onerror=alert(1)>",
          "../../etc/passwd",
          "%2e%2e%2f",
          "\u202Eevil",
          "\ud83d\ude80",
          "RUN#1",
          "x".repeat(3000),
          "${jndi:ldap://127.0.0.1/x}",
          "-1",
          "1e999",
          "NaN");

  private final Random random = new Random(Long.getLong("fuzz.seed", 11L));

  @Test
  void every_operation_answers_as_documented_whatever_it_is_asked() {
    try (EmbeddedStack stack = Stacks.idle(InstantSource.system())) {
      Api api = new Api(stack, "ada", "admin");
      String run =
          api.post("POST /v1/runs", "{\"symbol\":\"AAPL\"}").json().path("runId").textValue();
      Map<Integer, Integer> seen = new HashMap<>();
      for (int round = 0; round < ROUNDS; round++) {
        for (String route : Api.CONTRACT.routes()) {
          Answer answer = ask(api, route, run);
          seen.merge(answer.status(), 1, Integer::sum);
          assertThat(answer.status()).as(route).isLessThan(500);
          assertThat(answer.body())
              .doesNotContain("Exception")
              .doesNotContain("at tradingagents.")
              .doesNotContain("software.amazon");
        }
      }
      assertThat(seen.keySet()).contains(200, 201, 202, 400, 404);
    }
  }

  private Answer ask(Api api, String route, String run) {
    JsonNode operation = Api.CONTRACT.operation(route);
    Map<String, String> query = new HashMap<>();
    Map<String, String> headers = new HashMap<>();
    for (JsonNode parameter : operation.path("parameters")) {
      if (random.nextInt(3) == 0) {
        continue;
      }
      String value = text(parameter.path("schema"));
      switch (parameter.path("in").textValue()) {
        case "query" -> query.put(parameter.path("name").textValue(), value);
        case "header" -> headers.put(parameter.path("name").textValue(), value);
        default -> {}
      }
    }
    if (random.nextInt(8) == 0) {
      query.put(hostile(), hostile());
    }
    JsonNode schema =
        operation.path("requestBody").path("content").path("application/json").path("schema");
    String body = schema.isMissingNode() ? null : body(schema);
    String known = route.contains("/v1/agents/") ? "trader" : run;
    String id = random.nextInt(3) == 0 ? hostile() : known;
    return api.call(route, id, query, headers, body);
  }

  private String body(JsonNode schema) {
    if (random.nextInt(12) == 0) {
      return hostile();
    }
    String whole = String.valueOf(value(schema, 0));
    return random.nextInt(12) == 0 ? whole.substring(0, random.nextInt(whole.length())) : whole;
  }

  private String text(JsonNode schema) {
    JsonNode value = value(schema, 0);
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private String hostile() {
    return HOSTILE.get(random.nextInt(HOSTILE.size()));
  }

  /** Mostly what the schema allows, now and then what it does not. */
  private JsonNode value(JsonNode given, int depth) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    JsonNode schema = Api.CONTRACT.resolved(given);
    if (random.nextInt(10) == 0) {
      return switch (random.nextInt(6)) {
        case 0 -> make.nullNode();
        case 1 -> make.textNode(hostile());
        case 2 -> make.numberNode(random.nextInt() * 1e9);
        case 3 -> make.booleanNode(random.nextBoolean());
        case 4 -> make.arrayNode().add(hostile());
        default -> make.objectNode().put(hostile(), hostile());
      };
    }
    if (schema.has("enum")) {
      return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
    }
    if (schema.has("anyOf")) {
      return value(schema.path("anyOf").get(random.nextInt(schema.path("anyOf").size())), depth);
    }
    return switch (type(schema)) {
      case "object" -> object(schema, depth);
      case "array" -> {
        ArrayNode array = make.arrayNode();
        for (int i = random.nextInt(3); i >= 0 && depth < 5; i--) {
          array.add(value(schema.path("items"), depth + 1));
        }
        yield array;
      }
      case "integer" -> make.numberNode(random.nextInt(8) - 1);
      case "number" -> make.numberNode(random.nextGaussian());
      case "boolean" -> make.booleanNode(random.nextBoolean());
      default -> make.textNode(word());
    };
  }

  private JsonNode object(JsonNode schema, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    List<String> names = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      boolean required = schema.path("required").toString().contains("\"" + name + "\"");
      if (depth < 5 && (required || random.nextInt(3) == 0) && random.nextInt(15) > 0) {
        object.set(name, value(schema.path("properties").path(name), depth + 1));
      }
    }
    if (random.nextInt(15) == 0) {
      object.put(hostile(), hostile());
    }
    return object;
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? type.get(0).textValue() : type.asText("string");
  }

  private String word() {
    List<String> words =
        List.of(
            "AAPL",
            "aapl",
            "MSFT",
            "2017-05-01",
            "0 9 * * MON-FRI",
            "UTC",
            "America/New_York",
            "tech",
            "100000",
            "12.5",
            "v1",
            "gpt-5.4",
            "\"v0\"",
            "\"v1\"");
    return random.nextInt(6) == 0 ? hostile() : words.get(random.nextInt(words.size()));
  }
}
