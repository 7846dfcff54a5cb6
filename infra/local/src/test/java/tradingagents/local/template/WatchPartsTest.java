package tradingagents.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tradingagents.chain.lambda.Metric;
import tradingagents.chain.lambda.Metric.Dimension;

/** Dashboard, alarms and the page on metrics say what the catalogue says. */
class WatchPartsTest {
  private static final int FREE_ON_A_DASHBOARD = 50;

  @TempDir private Path folder;

  @Test
  void written_parts_are_those_of_the_catalogue() throws IOException {
    Written.check(WatchParts.expected(), "WatchPartsTest");
  }

  @Test
  void every_alarm_watches_a_metric_that_exists() {
    assertThat(WatchedMetrics.unknown(full(TemplateFiles.shipped()))).isEmpty();
  }

  @Test
  void alarm_on_a_metric_that_does_not_exist_is_found() throws IOException {
    Map<String, String> planted =
        Map.of(
            "MetricName: RunsExpired", "MetricName: RunsVanished",
            "          Value: FAILED", "          Value: SAD",
            "MetricName: Errors", "MetricName: Terrors",
            "Value: !Sub ${Prefix}-sweeper", "Value: !Sub ${Prefix}-sleeper",
            "Value: !Sub ${Prefix}-undelivered", "Value: !Sub ${Prefix}-nowhere",
            "Namespace: TradingAgents", "Namespace: TradingAgent");
    for (Map.Entry<String, String> fault : planted.entrySet()) {
      Path faulty =
          TemplateFiles.changed(folder, "infra/watch.yaml", fault.getKey(), fault.getValue());

      assertThat(WatchedMetrics.unknown(full(faulty))).as(fault.getValue()).hasSize(1);
    }
  }

  @Test
  void every_metric_of_the_dashboard_exists() throws IOException {
    ResourceDef dashboard =
        full(TemplateFiles.shipped()).resources().stream()
            .filter(resource -> resource.type().equals(ResourceType.DASHBOARD.awsName))
            .findFirst()
            .orElseThrow();
    JsonNode body =
        new JsonMapper().readTree(String.valueOf(dashboard.properties().get("DashboardBody")));
    Set<String> shown = new TreeSet<>();
    int lines = 0;
    for (JsonNode widget : body.path("widgets")) {
      JsonNode metrics = widget.path("properties").path("metrics");
      shown.add(metrics.get(0).get(1).textValue());
      assertThat(metrics.get(0).get(3).textValue()).isEqualTo("tradingagents");
      lines += metrics.size();
    }

    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Metric.values())
                .filter(Metric::isOnDashboard)
                .map(Metric::wireName)
                .toList());
    assertThat(lines).isLessThanOrEqualTo(FREE_ON_A_DASHBOARD);
  }

  @Test
  void dimensions_are_small_closed_sets() {
    for (Metric metric : Metric.values()) {
      Dimension dimension = metric.dimension();
      assertThat(dimension.known()).hasSizeLessThanOrEqualTo(14).doesNotHaveDuplicates();
      assertThat(dimension == Dimension.NONE).isEqualTo(dimension.known().isEmpty());
      assertThat(List.of("run", "ticker", "symbol", "user", "account"))
          .doesNotContain(dimension.wireName());
      Metric.Alarm alarm = metric.alarm();
      if (alarm != null && dimension != Dimension.NONE) {
        assertThat(dimension.known()).contains(alarm.value());
      }
    }
  }

  private static SamTemplate full(Path template) {
    return SamTemplate.read(
        template, Placement.local(), Map.of("AlarmLevel", "full", "AlarmEmail", "a@example.com"));
  }

  @Test
  void text_that_differs_is_refused_with_the_command_that_writes_it() throws IOException {
    Path page = Files.writeString(folder.resolve("page.md"), "old");

    assertThat(Written.differing(Map.of(page, "new"))).containsExactly(page);
    assertThat(Written.differing(Map.of(page, "old"))).isEmpty();
    assertThat(Written.command("WatchPartsTest")).contains("-Dwrite=true", "WatchPartsTest");
  }
}
