package tradingagents.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static tradingagents.local.template.TemplateFiles.ROOT;
import static tradingagents.local.template.TemplateFiles.STEPS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.event.ruler.Machine;

class SampleEventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SamTemplate SHIPPED = SamTemplate.read(TemplateFiles.shipped());

  static List<String> steps() {
    return STEPS;
  }

  @Test
  void there_is_one_sample_per_entry_point() throws IOException {
    TreeSet<String> expected = new TreeSet<>(STEPS);
    expected.addAll(
        List.of(
            "feeds",
            "sweeper",
            "accounts",
            "api",
            "authorizer",
            "lab",
            "backtests",
            "backtest-worker",
            "backfills",
            "backfill-worker",
            "trading",
            "order-keeper",
            "schedule-starter",
            "reflection",
            "env"));

    try (Stream<Path> files = Files.list(ROOT.resolve("events"))) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .filteredOn(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("steps")
  void sample_is_what_the_inbox_of_its_step_delivers(String step) throws Exception {
    JsonNode event = read("events/" + step + ".json");

    assertThat(event.get("Records")).hasSize(1);
    JsonNode message = event.get("Records").get(0);
    String body = message.get("body").asText();
    byte[] digest = MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8));
    assertThat(message.get("md5OfBody").asText()).isEqualTo(HexFormat.of().formatHex(digest));
    assertThat(message.get("eventSource").asText()).isEqualTo("aws:sqs");
    assertThat(message.get("eventSourceARN").asText()).endsWith(":tradingagents-" + step);
    JsonNode detail = JSON.readTree(body);
    assertThat(detail.get("runId").asText()).isEqualTo("run_sample_" + step);
    assertThat(detail.get("next")).hasSize(1);
    assertThat(violations(detail)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void only_the_rule_of_its_step_takes_the_announcement(String step) throws Exception {
    JsonNode message = read("events/" + step + ".json").get("Records").get(0);
    String event =
        JSON.createObjectNode()
            .put("source", "tradingagents")
            .put("detail-type", "RunAdvanced")
            .set("detail", JSON.readTree(message.get("body").asText()))
            .toString();
    Machine machine = Machine.builder().build();
    for (RuleDef rule : SHIPPED.rules()) {
      machine.addRule(rule.name(), rule.patternJson());
    }

    assertThat(machine.rulesForJSONEvent(event)).containsExactly("tradingagents-" + step);
  }

  @ParameterizedTest
  @CsvSource({"backtest,Backtest", "backfill,Backfill"})
  void sample_of_a_worker_is_of_its_schema_and_only_its_rule_takes_it(String job, String kind)
      throws Exception {
    JsonNode message = read("events/" + job + "-worker.json").get("Records").get(0);
    String body = message.get("body").asText();
    byte[] digest = MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8));
    assertThat(message.get("md5OfBody").asText()).isEqualTo(HexFormat.of().formatHex(digest));
    String schema = job + "-advanced.v1.schema.json";
    assertThat(violations(JSON.readTree(body), schema)).isEmpty();
    assertThat(violations(JSON.readTree("{}"), schema)).hasSize(5);
    String event =
        JSON.createObjectNode()
            .put("source", "tradingagents")
            .put("detail-type", kind + "Advanced")
            .set("detail", JSON.readTree(body))
            .toString();
    Machine machine = Machine.builder().build();
    for (RuleDef rule : SHIPPED.rules()) {
      machine.addRule(rule.name(), rule.patternJson());
    }

    assertThat(machine.rulesForJSONEvent(event))
        .containsExactly("tradingagents-" + job + "-worker");
  }

  @Test
  void announcement_of_several_steps_reaches_each_of_them() throws Exception {
    Machine machine = Machine.builder().build();
    for (RuleDef rule : SHIPPED.rules()) {
      machine.addRule(rule.name(), rule.patternJson());
    }

    List<String> taken =
        machine.rulesForJSONEvent(
            """
            {"source": "tradingagents", "detail-type": "RunAdvanced",
             "detail": {"next": ["aggressive-risk", "neutral-risk"]}}
            """);
    List<String> stranger =
        machine.rulesForJSONEvent(
            """
            {"source": "somebody", "detail-type": "RunAdvanced", "detail": {"next": ["trader"]}}
            """);

    assertThat(taken)
        .containsExactlyInAnyOrder("tradingagents-aggressive-risk", "tradingagents-neutral-risk");
    assertThat(stranger).isEmpty();
  }

  @Test
  void schema_knows_exactly_the_steps() throws IOException {
    JsonNode schema = read("events/schema/run-advanced.v1.schema.json");

    List<String> known = new ArrayList<>();
    schema.at("/properties/next/items/enum").forEach(step -> known.add(step.asText()));
    assertThat(known).isEqualTo(STEPS);
  }

  @Test
  void schema_refuses_what_is_no_announcement() throws Exception {
    assertThat(violations(JSON.readTree("{}"))).hasSize(6);
    assertThat(
            violations(
                JSON.readTree(
                    """
                    {"schema": 2, "runId": "", "version": -1, "round": 0, "next": ["gossip"],
                     "correlationId": "c"}
                    """)))
        .containsExactlyInAnyOrder("schema", "runId", "version", "round", "next");
  }

  /** The few words of JSON Schema that ours uses: required, const, minLength, minimum, enum. */
  private static List<String> violations(JsonNode detail) throws IOException {
    return violations(detail, "run-advanced.v1.schema.json");
  }

  private static List<String> violations(JsonNode detail, String file) throws IOException {
    JsonNode schema = read("events/schema/" + file);
    List<String> result = new ArrayList<>();
    for (JsonNode required : schema.get("required")) {
      String name = required.asText();
      JsonNode rule = schema.get("properties").get(name);
      JsonNode value = detail.get(name);
      boolean fine = value != null && fits(rule, value);
      if (!fine) {
        result.add(name);
      }
    }
    return result;
  }

  private static boolean fits(JsonNode rule, JsonNode value) {
    if (rule.has("const")) {
      return rule.get("const").equals(value);
    }
    return switch (rule.get("type").asText()) {
      case "integer" -> value.isInt() && value.asInt() >= rule.get("minimum").asInt();
      case "string" ->
          value.isTextual() && value.asText().length() >= rule.get("minLength").asInt();
      case "array" -> value.isArray() && !value.isEmpty() && allKnown(rule, value);
      default -> false;
    };
  }

  private static boolean allKnown(JsonNode rule, JsonNode values) {
    List<JsonNode> known = new ArrayList<>();
    rule.at("/items/enum").forEach(known::add);
    for (JsonNode value : values) {
      if (!known.contains(value)) {
        return false;
      }
    }
    return true;
  }

  @Test
  void environment_for_sam_local_names_what_the_local_stack_calls_them() throws IOException {
    JsonNode environment = read("events/env.json").get("Parameters");

    for (var entry : environment.properties()) {
      assertThat(SHIPPED.functions())
          .extracting(FunctionDef::environment)
          .filteredOn(variables -> variables.containsKey(entry.getKey()))
          .isNotEmpty()
          .allSatisfy(variables ->
              assertThat(variables).containsEntry(entry.getKey(), entry.getValue().asText()));
    }
    assertThat(environment).hasSize(6);
  }

  private static JsonNode read(String file) throws IOException {
    return JSON.readTree(ROOT.resolve(file).toFile());
  }
}
