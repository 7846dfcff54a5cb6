package tradingagents.local.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tradingagents.chain.lambda.Metric;
import tradingagents.chain.lambda.Metric.Alarm;
import tradingagents.chain.lambda.Metric.Dimension;

/**
 * What is written from the catalogue of metrics: alarms and dashboard in infra/watch.yaml, docs.
 */
final class WatchParts {
  static final String NAMESPACE = "TradingAgents";
  static final Path TEMPLATE = TemplateFiles.ROOT.resolve("infra/watch.yaml");
  static final Path PAGE = TemplateFiles.ROOT.resolve("docs/metrics.md");

  private static final String BEGIN = "  # --- Written from the metric catalogue";
  private static final String END = "  # --- End of what is written";
  private static final int WIDTH = 12;
  private static final int HEIGHT = 6;

  private WatchParts() {}

  /** The whole text of every file that holds a generated part. */
  static Map<Path, String> expected() throws IOException {
    Map<Path, String> files = new LinkedHashMap<>();
    String template = Files.readString(TEMPLATE);
    int begin = template.indexOf('\n', template.indexOf(BEGIN)) + 1;
    int end = template.indexOf(END);
    files.put(
        TEMPLATE, template.substring(0, begin) + alarms() + dashboard() + template.substring(end));
    files.put(PAGE, page());
    return files;
  }

  private static List<Metric> watched() {
    return Arrays.stream(Metric.values()).filter(metric -> metric.alarm() != null).toList();
  }

  private static Alarm alarm(Metric metric) {
    Alarm alarm = metric.alarm();
    if (alarm == null) {
      throw new IllegalArgumentException(metric + " has no alarm");
    }
    return alarm;
  }

  private static String alarms() {
    return watched().stream().map(WatchParts::alarmOf).collect(Collectors.joining());
  }

  private static String alarmOf(Metric metric) {
    Alarm alarm = alarm(metric);
    String id =
        Arrays.stream(alarm.name().split("-", -1))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining("", "", "Alarm"));
    String dimension =
        metric.dimension() == Dimension.NONE
            ? ""
            : "        - Name: %s\n          Value: %s\n"
                .formatted(metric.dimension().wireName(), alarm.value());
    return """
      %s:
        Type: AWS::CloudWatch::Alarm
    %s    Properties:
          AlarmName: !Sub ${Prefix}-%s
          AlarmDescription: '%s'
          Namespace: %s
          MetricName: %s
          Dimensions:
            - Name: %s
              Value: !Ref Prefix
    %s      Statistic: Sum
          Period: %d
          EvaluationPeriods: 1
          Threshold: %d
          ComparisonOperator: GreaterThanThreshold
          TreatMissingData: notBreaching
          AlarmActions: [!Ref Topic]
    """
        .formatted(
            id,
            alarm.essential() ? "" : "    Condition: IsFull\n",
            alarm.name(),
            alarm.meaning(),
            NAMESPACE,
            metric.wireName(),
            Metric.SERVICE,
            dimension,
            alarm.periodSeconds(),
            alarm.threshold());
  }

  private static String dashboard() {
    List<String> widgets = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      if (metric.isOnDashboard()) {
        widgets.add(widget(metric, widgets.size()));
      }
    }
    return """
      Dashboard:
        Type: AWS::CloudWatch::Dashboard
        Properties:
          DashboardName: !Ref Prefix
          DashboardBody: !Sub |
            {"widgets": [
              %s
            ]}
    """
        .formatted(String.join(",\n          ", widgets));
  }

  private static String widget(Metric metric, int position) {
    String first =
        "[\"%s\", \"%s\", \"%s\", \"${Prefix}\""
            .formatted(NAMESPACE, metric.wireName(), Metric.SERVICE);
    List<String> lines = new ArrayList<>();
    for (String value : metric.dimension().known()) {
      lines.add(
          lines.isEmpty()
              ? "%s, \"%s\", \"%s\"]".formatted(first, metric.dimension().wireName(), value)
              : "[\"...\", \"%s\"]".formatted(value));
    }
    if (lines.isEmpty()) {
      lines.add(first + "]");
    }
    String indent = "\n            ";
    return ("{\"type\": \"metric\", \"x\": %d, \"y\": %d, \"width\": %d, \"height\": %d,"
            + " \"properties\": {\"title\": \"%s (%s)\", \"region\": \"${AWS::Region}\", \"stat\":"
            + " \"%s\", \"period\": 300,%s\"metrics\": [%s%s%s]}}")
        .formatted(
            position % 2 * WIDTH,
            position / 2 * HEIGHT,
            WIDTH,
            HEIGHT,
            metric.wireName(),
            metric.unit().getName(),
            statistic(metric),
            indent,
            indent + "  ",
            String.join("," + indent + "  ", lines),
            indent);
  }

  /** A count is summed; of a duration, what one in twenty exceeds. */
  private static String statistic(Metric metric) {
    return isCount(metric) ? "Sum" : "p95";
  }

  private static boolean isCount(Metric metric) {
    return metric.unit().getName().equals("Count");
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Metrics

            Written from the catalogue, `functions/chain/src/main/java/tradingagents/chain/lambda/Metric.java`, which is also what
            code can write to and what the dashboard and these alarms are made of. A test fails when they differ.

            Every metric is in the namespace `TradingAgents` and has the dimension `service`, the name of the stack. A dimension
            has few values, because each combination is a metric that costs 0.30 USD a month (an hour without values is free);
            runs, instruments and users never are one. What AWS measures itself (messages deleted, age of the oldest message,
            errors, durations of functions) is not measured again.

            | metric | unit | by | values | what it says | alarm |
            |---|---|---|---|---|---|
            """);
    for (Metric metric : Metric.values()) {
      page.append(
          "| `%s` | %s | %s | %s | %s | %s |\n"
              .formatted(
                  metric.wireName(),
                  metric.unit().getName().toLowerCase(Locale.ROOT),
                  metric.dimension() == Dimension.NONE ? "-" : metric.dimension().wireName(),
                  values(metric.dimension()),
                  metric.meaning(),
                  metric.alarm() == null ? "-" : "`" + alarm(metric).name() + "`"));
    }
    page.append(
        """

        ## Alarms on them

        | alarm | rings when | level |
        |---|---|---|
        """);
    for (Metric metric : watched()) {
      Alarm alarm = alarm(metric);
      page.append(
          "| `%s` | %s The sum over %d minutes is above %d. | %s |\n"
              .formatted(
                  alarm.name(),
                  alarm.meaning(),
                  alarm.periodSeconds() / 60,
                  alarm.threshold(),
                  alarm.essential() ? "essential" : "full"));
    }
    return page.toString();
  }

  private static String values(Dimension dimension) {
    return switch (dimension) {
      case NONE -> "-";
      case STEP -> "the " + dimension.known().size() + " steps";
      default -> String.join(", ", dimension.known());
    };
  }
}
