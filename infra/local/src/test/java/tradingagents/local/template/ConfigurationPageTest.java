package tradingagents.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tradingagents.desk.run.Step;

/** The page docs/configuration.md says what the template says, no more and no less. */
class ConfigurationPageTest {
  private static final String AGENTS =
      Arrays.stream(Step.values())
          .filter(Step::isAgent)
          .map(Step::wireName)
          .collect(Collectors.joining(", "));
  private static final String STEPS = String.join(", ", TemplateFiles.STEPS);

  @Test
  void parameters_are_those_of_the_template_in_its_order() throws IOException {
    List<String> expected = new ArrayList<>();
    parameters()
        .forEach((name, declaration) -> {
          String otherwise = String.valueOf(declaration.get("Default"));
          expected.add(name + " = " + (otherwise.isEmpty() ? "empty" : otherwise));
        });

    List<String> documented =
        table("## Parameters of the template").stream()
            .map(row -> row.get(0) + " = " + row.get(1))
            .toList();

    assertThat(documented).isEqualTo(expected);
  }

  @Test
  void allowed_values_are_those_of_the_template() throws IOException {
    Map<String, Map<?, ?>> declared = parameters();
    for (List<String> row : table("## Parameters of the template")) {
      Map<?, ?> declaration = declared.getOrDefault(row.get(0), Map.of());
      if (declaration.get("AllowedValues") instanceof List<?> values) {
        String expected = values.stream().map(String::valueOf).collect(Collectors.joining(", "));
        assertThat(row.get(2)).as(row.get(0)).isEqualTo(expected);
      }
      if (declaration.containsKey("MinValue")) {
        String expected = declaration.get("MinValue") + " to " + declaration.get("MaxValue");
        assertThat(row.get(2)).as(row.get(0)).isEqualTo(expected);
      }
    }
  }

  @Test
  void variables_are_those_of_the_functions() throws IOException {
    SamTemplate template =
        SamTemplate.read(
            TemplateFiles.shipped(),
            Placement.local(),
            Map.of(
                "Endpoint", "http://localhost",
                "SentryDsn", "https://key@localhost/1",
                "BedrockGuardrailId", "abc",
                "ModelPrices", "as openai:mine openai:gpt-5.4-mini 1",
                "RiskLimits", "max-order-value=25000"));
    Set<String> expected = new LinkedHashSet<>();
    template.functions().forEach(function -> expected.addAll(function.environment().keySet()));

    List<String> documented =
        table("## Variables of the functions").stream().map(row -> row.get(0)).toList();

    assertThat(documented).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void who_gets_a_variable_is_who_the_page_says() throws IOException {
    SamTemplate template = SamTemplate.read(TemplateFiles.shipped());
    for (List<String> row : table("## Variables of the functions")) {
      List<String> holders =
          template.functions().stream()
              .filter(function -> function.environment().containsKey(row.get(0)))
              .map(function -> function.name().substring("tradingagents-".length()))
              .toList();
      switch (row.get(1)) {
        case "all" -> assertThat(holders).as(row.get(0)).hasSize(template.functions().size());
        case "each agent, api" -> {
          List<String> readers =
              new ArrayList<>(TemplateFiles.STEPS.stream().filter(TemplateFiles::isAgent).toList());
          readers.add("api");
          assertThat(holders).as(row.get(0)).containsExactlyInAnyOrderElementsOf(readers);
        }
        case "each step, backtest-worker, backfill-worker" -> {
          List<String> inboxes = new ArrayList<>(TemplateFiles.STEPS);
          inboxes.addAll(List.of("backtest-worker", "backfill-worker"));
          assertThat(holders).as(row.get(0)).containsExactlyInAnyOrderElementsOf(inboxes);
        }
        case "all, when `Endpoint` is given",
            "all, when `SentryDsn` is given",
            "all, when `BedrockGuardrailId` is given",
            "all, when `ModelPrices` is given",
            "risk-check, when `RiskLimits` is given" ->
            assertThat(holders).as(row.get(0)).isEmpty();
        default ->
            assertThat(
                    String.join(", ", holders)
                        .replace(STEPS, "each step")
                        .replace(AGENTS, "each agent"))
                .as(row.get(0))
                .isEqualTo(row.get(1));
      }
    }
  }

  private static Map<String, Map<?, ?>> parameters() {
    Map<String, Map<?, ?>> result = new LinkedHashMap<>();
    if (YamlFile.load(TemplateFiles.shipped()).get("Parameters") instanceof Map<?, ?> all) {
      all.forEach((name, declaration) ->
          result.put(String.valueOf(name), declaration instanceof Map<?, ?> map ? map : Map.of()));
    }
    return result;
  }

  /** The rows of the first table under a heading; backticks around a whole cell are dropped. */
  private static List<List<String>> table(String heading) throws IOException {
    String page = Files.readString(TemplateFiles.ROOT.resolve("docs/configuration.md"));
    assertThat(page).contains(heading);
    List<List<String>> rows = new ArrayList<>();
    for (String line : page.substring(page.indexOf(heading)).lines().skip(1).toList()) {
      if (line.startsWith("## ")) {
        break;
      }
      if (line.startsWith("| `")) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.substring(1).split("\\|", -1)) {
          cells.add(cell.strip().replaceAll("^`([^`]*)`$", "$1"));
        }
        rows.add(cells);
      }
    }
    assertThat(rows).isNotEmpty();
    return rows;
  }
}
