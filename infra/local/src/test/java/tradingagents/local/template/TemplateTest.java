package tradingagents.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static tradingagents.local.template.TemplateFiles.STEPS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

  static Stream<Arguments> planted() {
    String root = "template.yaml";
    String inbox = "infra/inbox.yaml";
    String state = "infra/state.yaml";
    String watch = "infra/watch.yaml";
    String putMarket = "Action: [dynamodb:GetItem, dynamodb:Query, dynamodb:PutItem";
    String redrive =
        """
        RedrivePolicy:
          deadLetterTargetArn: !GetAtt DeadLetters.Arn
          # A duplicate that meets a held lease goes back to the queue and counts as a receive: leave room for it.
          maxReceiveCount: 5
        """
            .indent(6);
    String runsArn =
        """
        RunsTableArn: !GetAtt State.Outputs.RunsTableArn
        MarketTableArn: !GetAtt State.Outputs.MarketTableArn
        """
            .indent(8);
    return Stream.of(
        plant("queue-has-dead-letters", inbox, redrive, ""),
        plant("dead-letters-have-an-alarm", inbox, "!GetAtt DeadLetters.QueueName", "elsewhere"),
        plant("dead-letters-have-an-alarm", inbox, "AlarmActions: [!Ref AlarmTopic]", ""),
        plant(
            "dead-letters-have-an-alarm",
            watch,
            "${Prefix}-undelivered\n      Stat",
            "x\n      Stat"),
        plant("rule-has-dead-letters", inbox, "${Prefix}-undelivered", "${Prefix}-nowhere"),
        plant("one-rule-per-step", root, "Step: news-analyst", "Step: gossip-analyst"),
        plant("rule-names-unknown-step", root, "Step: news-analyst", "Step: gossip-analyst"),
        plant("one-function-per-step", root, "STEP: news-analyst", "STEP: gossip-analyst"),
        plant("one-function-per-step", root, "STEP: news-analyst", "STEP: market-analyst"),
        plant(
            "one-inbox-per-step",
            root,
            "Queue: !GetAtt NewsAnalystInbox.Outputs.QueueArn",
            "Queue: !GetAtt MarketAnalystInbox.Outputs.QueueArn"),
        plant(
            "rule-fills-its-own-inbox",
            root,
            "Queue: !GetAtt NewsAnalystInbox.Outputs.QueueArn",
            "Queue: !GetAtt MarketAnalystInbox.Outputs.QueueArn"),
        plant(
            "visibility-six-timeouts", root, "VisibilitySeconds: 1080", "VisibilitySeconds: 1079"),
        plant("visibility-six-timeouts", root, "Timeout: 180", "Timeout: 181"),
        plant("function-knows-its-timeout", root, "Timeout: 180", "Timeout: 120"),
        plant("reports-batch-item-failures", root, "[ReportBatchItemFailures]", "[]"),
        plant("batch-size", root, "BatchSize: 1", "BatchSize: 10"),
        plant("input-path", inbox, "InputPath: $.detail", "InputPath: $"),
        plant("queue-policy", inbox, "aws:SourceArn: !GetAtt Rule.Arn", "aws:SourceArn: '*'"),
        plant(
            "rule-on-our-bus",
            root,
            "BusName: !GetAtt Bus.Name\n        Runs",
            "BusName: other\n        Runs"),
        plant("no-star-action", inbox, "Action: events:PutEvents", "Action: events:*"),
        plant("no-star-action", inbox, "Action: secretsmanager:GetSecretValue", "Action: '*'"),
        plant("no-star-resource", inbox, "Resource: !Ref MarketTableArn", "Resource: '*'"),
        plant(
            "one-role-per-function",
            root,
            "NewsAnalystInbox.Outputs.RoleArn",
            "TraderInbox.Outputs.RoleArn"),
        plant(
            "only-broker-reads-secret",
            root,
            runsArn,
            runsArn + "        BrokerSecretArn: !GetAtt State.Outputs.BrokerSecretArn\n"),
        plant(
            "only-broker-writes-ledger",
            root,
            runsArn,
            runsArn + "        LedgerWriteArn: !GetAtt State.Outputs.LedgerTableArn\n"),
        plant("only-broker-writes-ledger", root, "LedgerReadArn", "LedgerWriteArn"),
        plant(
            "only-broker-writes-ledger",
            root,
            putMarket
                + ", dynamodb:UpdateItem]\n"
                + "                Resource: !GetAtt State.Outputs.MarketTableArn",
            putMarket
                + "]\n"
                + "                Resource: !Sub"
                + " arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/*"),
        plant(
            "only-risk-and-broker-see-ledger",
            root,
            runsArn,
            runsArn + "        LedgerReadArn: !GetAtt State.Outputs.LedgerTableArn\n"),
        plant("log-group-with-retention", inbox, "RetentionInDays: !Ref LogRetentionDays", ""),
        plant("log-group-with-retention", root, "LogGroup: !Ref FeedsLogs", "LogGroup: /elsewhere"),
        plant("snap-start", root, "AutoPublishAliasAllProperties: true", ""),
        plant(
            "table-recovers",
            state,
            "PointInTimeRecoveryEnabled: true",
            "PointInTimeRecoveryEnabled: false"),
        plant("table-retained", state, "DeletionPolicy: Retain", "DeletionPolicy: Delete"),
        plant("table-ttl", state, "AttributeName: expiresAt", "AttributeName: expires"));
  }

  private static Arguments plant(String promise, String file, String from, String to) {
    return Arguments.of(promise, file, from, to);
  }
}
