package tradingagents.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamTemplateTest {
  @TempDir Path folder;

  private static final SamTemplate SHIPPED = SamTemplate.read(TemplateFiles.shipped());

  @Test
  void reads_a_function_with_globals_and_nested_outputs() {
    FunctionDef function = SHIPPED.function("BullResearcher");

    assertThat(function.name()).isEqualTo("tradingagents-bull-researcher");
    assertThat(function.handlerClass()).isEqualTo("tradingagents.agents.AgentHandler");
    assertThat(function.codeUri().isAbsolute()).isTrue();
    assertThat(function.codeUri().endsWith("functions/agents/target/agents-lambda.zip")).isTrue();
    assertThat(function.timeoutSeconds()).isEqualTo(180);
    assertThat(function.memoryMb()).isEqualTo(1024);
    assertThat(function.environment())
        .containsOnly(
            Map.entry("STEP", "bull-researcher"),
            Map.entry("RUNS_TABLE", "RunsTable"),
            Map.entry("MARKET_TABLE", "MarketTable"),
            Map.entry("REASONING_TABLE", "ReasoningTable"),
            Map.entry("RUN_BUDGET_USD", "1"),
            Map.entry("USER_DAY_BUDGET_USD", "20"),
            Map.entry("DAY_BUDGET_USD", "20"),
            Map.entry("BUS_NAME", "tradingagents"),
            Map.entry("FEEDS_FUNCTION", "tradingagents-feeds"),
            Map.entry("FUNCTION_TIMEOUT_SECONDS", "180"),
            Map.entry("JAVA_TOOL_OPTIONS", "-XX:MetaspaceSize=64m"),
            Map.entry("MAX_ATTEMPTS", "3"),
            Map.entry("POWERTOOLS_SERVICE_NAME", "tradingagents"),
            Map.entry("POWERTOOLS_METRICS_NAMESPACE", "TradingAgents"),
            Map.entry("POWERTOOLS_LOG_LEVEL", "INFO"));
    assertThat(function.works())
        .extracting(WorkSource::queueName)
        .containsExactly("tradingagents-bull-researcher");
    assertThat(function.role().statements())
        .filteredOn(statement -> statement.actions().contains("lambda:InvokeFunction"))
        .singleElement()
        .satisfies(statement ->
            assertThat(statement.resources())
                .containsExactly(
                    "arn:aws:lambda:us-east-1:000000000000:function:tradingagents-feeds:live"));
  }

  @Test
  void restored_tables_stand_in_for_the_stacks_own_in_names_and_in_roles() {
    SamTemplate restored =
        SamTemplate.read(
            TemplateFiles.shipped(), Placement.local(), Map.of("RestoredSuffix", "drill-1"));

    FunctionDef function = restored.function("BrokerAction");
    assertThat(function.environment())
        .contains(
            Map.entry("RUNS_TABLE", "RunsTable-drill-1"),
            Map.entry("LEDGER_TABLE", "LedgerTable-drill-1"),
            Map.entry("MARKET_TABLE", "MarketTable-drill-1"));
    assertThat(restored.function("Api").environment())
        .containsEntry("SETTINGS_TABLE", "SettingsTable-drill-1");
    assertThat(restored.functions())
        .flatExtracting(one -> one.role().statements())
        .flatExtracting(statement -> statement.resources())
        .filteredOn(resource -> resource.contains(":table/"))
        .isNotEmpty()
        .allMatch(resource -> resource.contains("Table-drill-1"));
  }

  @Test
  void what_feeds_is_called_is_what_it_is_named() {
    String called = SHIPPED.function("MarketAnalyst").environment().get("FEEDS_FUNCTION");

    assertThat(called).isEqualTo(SHIPPED.function("Feeds").name());
  }

  @Test
  void reads_queues_with_their_dead_letters() {
    assertThat(SHIPPED.queues()).hasSize(31);
    assertThat(SHIPPED.queues())
        .filteredOn(queue -> queue.name().equals("tradingagents-risk-check"))
        .containsExactly(
            new QueueDef(
                "RiskCheckInbox.Queue",
                "tradingagents-risk-check",
                360,
                345_600,
                Optional.of("tradingagents-risk-check-dlq"),
                5));
  }

  @Test
  void reads_rules_tables_schedules_and_pool() {
    assertThat(SHIPPED.rules()).hasSize(16);
    assertThat(SHIPPED.rules().getFirst())
        .isEqualTo(
            new RuleDef(
                "MarketAnalystInbox.Rule",
                "tradingagents-market-analyst",
                "tradingagents",
                "{\"source\":[\"tradingagents\"],\"detail-type\":[\"RunAdvanced\"],"
                    + "\"detail\":{\"next\":[\"market-analyst\"]}}",
                List.of(
                    new RuleDef.Target(
                        "Inbox",
                        "tradingagents-market-analyst",
                        Optional.of("$.detail"),
                        Optional.of("tradingagents-undelivered")))));
    TableDef runs = SHIPPED.table("RunsTable");
    assertThat(runs.key()).isEqualTo(new TableDef.Key("pk", Optional.of("sk")));
    assertThat(runs.ttlAttribute()).hasValue("expiresAt");
    assertThat(runs.indexes())
        .extracting(TableDef.Index::name, TableDef.Index::projection)
        .containsExactly(tuple("open", "KEYS_ONLY"), tuple("listing", "ALL"));
    assertThat(SHIPPED.schedules())
        .containsExactly(
            new ScheduleDef("EveryMinute", "tradingagents-sweeper", "rate(1 minute)"),
            new ScheduleDef("EveryHour", "tradingagents-reflection", "rate(1 hour)"),
            new ScheduleDef("EveryFiveMinutes", "tradingagents-order-keeper", "rate(5 minutes)"),
            new ScheduleDef("EveryMinute", "tradingagents-schedule-starter", "rate(1 minute)"));
    UserPoolDef pool = SHIPPED.userPools().getFirst();
    assertThat(pool.groups())
        .extracting(UserPoolDef.Group::name)
        .containsExactly("admin", "trader", "viewer");
    assertThat(pool.passwordPolicy())
        .isEqualTo(new UserPoolDef.PasswordPolicy(14, true, true, true, true));
    assertThat(pool.clients().getFirst().refreshToken()).isEqualTo(Duration.ofDays(30));
    assertThat(SHIPPED.outputs()).containsEntry("UserPoolId", pool.id());
  }

  @Test
  void evaluates_every_function_it_knows() throws IOException {
    SamTemplate template =
        read(
            """
            Parameters:
              Word: {Type: String, Default: a}
            Mappings:
              Ages: {dog: {years: 12}}
            Conditions:
              IsA: !Equals [!Ref Word, a]
              IsB: !Not [!Condition IsA]
              Both: !And [!Condition IsA, !Condition IsB]
              Either: !Or [!Condition IsA, !Condition IsB]
            Resources:
              Bus: {Type: 'AWS::Events::EventBus', Properties: {Name: bus}}
              Absent: {Type: 'AWS::SQS::Queue', Condition: Both}
            Outputs:
              If: {Value: !If [Either, yes-it-is, no]}
              Both: {Value: !If [Both, one, two]}
              Join: {Value: !Join ['-', [!Ref Word, b, !Ref 'AWS::Region']]}
              Map: {Value: !FindInMap [Ages, dog, years]}
              Select: {Value: !Select [1, !Split [',', 'x,y,z']]}
              Sub: {Value: !Sub '${Word} ${Bus} ${Bus.Arn} ${!Kept}'}
              Sub2: {Value: !Sub ['${Own}/${Word}', {Own: !GetAtt Bus.Name}]}
              Long: {Value: {'Fn::Join': ['', [{Ref: Word}, {'Fn::GetAtt': [Bus, Name]}]]}}
            """);

    assertThat(template.outputs())
        .containsEntry("If", "yes-it-is")
        .containsEntry("Both", "two")
        .containsEntry("Join", "a-b-us-east-1")
        .containsEntry("Map", "12")
        .containsEntry("Select", "y")
        .containsEntry("Sub", "a bus arn:aws:events:us-east-1:000000000000:event-bus/bus ${Kept}")
        .containsEntry("Sub2", "bus/a")
        .containsEntry("Long", "abus");
    assertThat(template.queues()).isEmpty();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Thing: {Type: 'AWS::Kinesis::Stream'} | Thing has the type AWS::Kinesis::Stream
          Thing: {Type: 'AWS::SQS::Queue', Properties: {FifoQueue: true}} | Thing has the property FifoQueue
          Thing: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Ref Nobody}} | Thing refers to Nobody, which does not exist
          Thing: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !ImportValue x}} | Thing uses Fn::ImportValue
          Thing: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !GetAtt Thing.Colour}} | Thing refers to itself
          Thing: {Type: 'AWS::SQS::Queue', Properties: {VisibilityTimeout: long}} | Thing needs a whole number in VisibilityTimeout, not 'long'
          Thing: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !If [Maybe, a, b]}} | Thing names the condition Maybe
          Thing: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Ref 'AWS::StackId'}} | Thing uses AWS::StackId
          Thing: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !FindInMap [a, b, c]}} | Thing looks up a.b.c
          Thing: {Type: 'AWS::Serverless::Application', Properties: {Location: 's3://x/y.yaml'}} | Thing includes a template that is not a local file
          Thing: {Type: 'AWS::Serverless::Application', Properties: {Location: none.yaml}} | the file cannot be read at
          Thing: {Type: 'AWS::Serverless::Application', Properties: {Location: template.yaml}} | nests templates deeper than 5 levels
          Thing: {Type: 'AWS::IAM::Role', Properties: {ManagedPolicyArns: [x]}} | Thing has managed policies
          Thing: {Type: 'AWS::Events::Rule', Properties: {ScheduleExpression: rate(1 day)}} | Thing has the property ScheduleExpression
          Thing: {Type: 'AWS::Serverless::Function', Properties: {Handler: a, Role: b, CodeUri: c}} | Thing has the role b, which is not in the template
          """)
  void refuses_what_it_cannot_read_and_names_it(String resource, String complaint) {
    assertThatThrownBy(() -> read("Resources:\n  " + resource + "\n"))
        .isInstanceOf(TemplateRefused.class)
        .hasMessageContaining(complaint)
        .hasMessageEndingWith(".")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void refuses_two_resources_of_one_name() {
    assertThatThrownBy(() ->
            read(
                """
                Resources:
                  One: {Type: 'AWS::SQS::Queue', Properties: {QueueName: q}}
                  Two: {Type: 'AWS::SQS::Queue', Properties: {QueueName: q}}
                """))
        .hasMessage("template.yaml: Two has the name q, which another resource has as well.");
  }

  @Test
  void refuses_an_output_that_the_nested_template_lacks() throws IOException {
    Path changed =
        TemplateFiles.changed(
            folder,
            "template.yaml",
            "Queue: !GetAtt TraderInbox.Outputs.QueueArn",
            "Queue: !GetAtt TraderInbox.Outputs.QueueARN");

    assertThatThrownBy(() -> SamTemplate.read(changed))
        .hasMessage("infra/inbox.yaml: Trader asks for the output QueueARN, which does not exist.");
  }

  @Test
  void refuses_a_parameter_that_a_nested_template_lacks_or_misses() throws IOException {
    Path unknown = TemplateFiles.changed(folder, "template.yaml", "Step: trader", "Stepp: trader");

    assertThatThrownBy(() -> SamTemplate.read(unknown))
        .hasMessageContaining("is given the unknown parameter Stepp");

    Path missing = TemplateFiles.changed(folder, "template.yaml", "        Step: trader\n", "");

    assertThatThrownBy(() -> SamTemplate.read(missing))
        .hasMessageContaining("needs the parameter Step, which has no value and no default");
  }

  @Test
  void refuses_an_unknown_parameter_of_the_caller() {
    assertThatThrownBy(() ->
            SamTemplate.read(TemplateFiles.shipped(), Placement.local(), Map.of("Colour", "red")))
        .hasMessage("template.yaml: the stack is given the unknown parameter Colour.");
  }

  @Test
  void refuses_what_is_no_yaml() {
    assertThatThrownBy(() -> read("Resources: [unclosed"))
        .isInstanceOf(TemplateRefused.class)
        .hasMessageStartingWith("template.yaml: the file is not YAML that is understood here:");
    assertThatThrownBy(() -> read("- a list"))
        .hasMessage("template.yaml: the file is not a mapping.");
  }

  @Test
  void never_builds_classes_named_in_a_template() {
    assertThatThrownBy(() -> read("Resources: !!java.net.URL ['http://localhost/']"))
        .isInstanceOf(TemplateRefused.class);
  }

  private SamTemplate read(String text) throws IOException {
    Path file = folder.resolve("template.yaml");
    Files.writeString(file, text);
    return SamTemplate.read(file);
  }
}
