package tradingagents.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static tradingagents.local.template.TemplateFiles.STEPS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateTest {
  @TempDir Path folder;

  @Test
  void shipped_template_keeps_every_promise() {
    SamTemplate template = SamTemplate.read(TemplateFiles.shipped());

    assertThat(TemplateRules.broken(template, STEPS)).isEmpty();
  }

  @Test
  void every_choice_of_parameters_keeps_every_promise() {
    Map<String, String> production =
        Map.of(
            "Stage", "prod",
            "Tracing", "Active",
            "AlarmLevel", "full",
            "AlarmEmail", "desk@example.com",
            "Architecture", "x86_64",
            "BrokerConcurrency", "2",
            "Endpoint", "http://localhost:4566");

    SamTemplate template = SamTemplate.read(TemplateFiles.shipped(), Placement.local(), production);

    assertThat(TemplateRules.broken(template, STEPS)).isEmpty();
    assertThat(template.function("BrokerAction").reservedConcurrency()).hasValue(2);
    assertThat(template.function("Trader").environment())
        .containsEntry("AWS_ENDPOINT_URL", "http://localhost:4566");
    assertThat(template.resources())
        .filteredOn(resource -> resource.type().equals("AWS::DynamoDB::Table"))
        .allSatisfy(table ->
            assertThat(table.properties()).containsEntry("DeletionProtectionEnabled", "true"));
    assertThat(template.resources())
        .filteredOn(resource -> resource.type().equals("AWS::Serverless::Function"))
        .allSatisfy(function ->
            assertThat(function.properties())
                .containsEntry("Architectures", List.of("x86_64"))
                .containsEntry("Tracing", "Active"));
  }

  @Test
  void each_package_is_named_after_its_door() {
    for (FunctionDef function : SamTemplate.read(TemplateFiles.shipped()).functions()) {
      Path relative =
          TemplateFiles.ROOT.toAbsolutePath().normalize().relativize(function.codeUri());
      String door = String.valueOf(relative.getName(1));

      assertThat(relative).isEqualTo(Path.of("functions", door, "target", door + "-lambda.zip"));
      assertThat(Files.isRegularFile(TemplateFiles.ROOT.resolve("functions/" + door + "/pom.xml")))
          .isTrue();
    }
  }

  @Test
  void alarms_stay_within_their_budget() {
    SamTemplate frugal = SamTemplate.read(TemplateFiles.shipped());
    SamTemplate full =
        SamTemplate.read(TemplateFiles.shipped(), Placement.local(), Map.of("AlarmLevel", "full"));

    // Ten alarm metrics are free, each further one costs 0.10 USD a month.
    assertThat(alarmMetrics(frugal)).isLessThanOrEqualTo(20);
    assertThat(alarmMetrics(full)).isLessThanOrEqualTo(50);
  }

  private static int alarmMetrics(SamTemplate template) {
    return template.resources().stream()
        .filter(resource -> resource.type().equals("AWS::CloudWatch::Alarm"))
        .mapToInt(alarm ->
            alarm.properties().get("Metrics") instanceof List<?> metrics ? metrics.size() - 1 : 1)
        .sum();
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("planted")
  void each_planted_fault_is_found(String promise, String file, String from, String to)
      throws IOException {
    SamTemplate faulty = SamTemplate.read(TemplateFiles.changed(folder, file, from, to));

    assertThat(TemplateRules.broken(faulty, STEPS))
        .anySatisfy(line -> assertThat(line).startsWith(promise + ":"));
  }

  static List<Arguments> planted() throws IOException {
    List<Arguments> faults = new ArrayList<>();
    try (InputStream table = TemplateTest.class.getResourceAsStream("planted-faults.txt")) {
      assertThat(table).isNotNull();
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          String[] cells = line.split("\\|", -1);
          assertThat(cells).as(line).hasSize(4);
          faults.add(
              Arguments.of(cells[0].strip(), cells[1].strip(), unfold(cells[2]), unfold(cells[3])));
        }
      }
    }
    return faults;
  }

  private static String unfold(String cell) {
    return cell.strip().replace("\\n", "\n");
  }
}
