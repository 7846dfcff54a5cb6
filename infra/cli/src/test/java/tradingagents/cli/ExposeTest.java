package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import tradingagents.local.template.SamTemplate;
import tradingagents.local.template.UserPoolDef;

/** {@code local --expose} as a user starts it: a process, asked over loopback, ended by Ctrl-C. */
class ExposeTest {
  private static final int PATIENCE_SECONDS = 60;
  private static final int CTRL_C_SECONDS = 10;
  private static final SamTemplate TEMPLATE =
      SamTemplate.read(Typed.root().resolve("template.yaml"));

  @TempDir private Path folder;

  @Test
  void real_clients_reach_everything_ctrl_c_ends_it_and_a_second_start_works() throws Exception {
    Typed.answer("events", "seed", "--data", data());

    try (Exposed exposed = start()) {
      invoke_runs_the_real_handler_and_its_announcement_reaches_the_next_inbox(exposed);
      events_put_from_outside_reach_their_inbox(exposed);
      somebody_signs_in(exposed);
      aws_answers(exposed);
      assertThat(exposed.interrupted()).isZero();
    }
    try (Exposed again = start()) {
      assertThat(spoken(again, "market-analyst")).isTrue();
      assertThat(again.interrupted()).isZero();
    }
  }

  private static void invoke_runs_the_real_handler_and_its_announcement_reaches_the_next_inbox(
      Exposed exposed) throws IOException {
    LambdaClient lambda = exposed.client(LambdaClient.builder());
    byte[] event = Files.readAllBytes(Typed.root().resolve("events/market-analyst.json"));
    assertThat(spoken(exposed, "market-analyst")).isFalse();

    var answer =
        lambda.invoke(i ->
            i.functionName("tradingagents-market-analyst").payload(SdkBytes.fromByteArray(event)));

    assertThat(answer.functionError()).isNull();
    assertThat(answer.payload().asUtf8String()).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(spoken(exposed, "market-analyst")).isTrue();
    assertThat(received(exposed, "tradingagents-bull-researcher"))
        .contains("run_sample_market-analyst");
  }

  /** Whether a step of its own sample run has an outcome in the table. */
  private static boolean spoken(Exposed exposed, String step) {
    DynamoDbClient dynamo = exposed.client(DynamoDbClient.builder());
    Map<String, AttributeValue> key =
        Map.of(
            "pk", AttributeValue.fromS("RUN#run_sample_" + step),
            "sk", AttributeValue.fromS("OUT#" + step + "#1"));
    String table = TEMPLATE.table("RunsTable").name();
    return dynamo.getItem(get -> get.tableName(table).key(key)).hasItem();
  }

  private static String received(Exposed exposed, String queue) {
    SqsClient sqs = exposed.client(SqsClient.builder());
    String url = sqs.getQueueUrl(get -> get.queueName(queue)).queueUrl();
    assertThat(url).startsWith(exposed.address().toString());
    var message = sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(5)).messages().getFirst();
    sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(message.receiptHandle()));
    return message.body();
  }

  private static void events_put_from_outside_reach_their_inbox(Exposed exposed) {
    EventBridgeClient events = exposed.client(EventBridgeClient.builder());
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName(TEMPLATE.buses().getFirst())
            .source("tradingagents")
            .detailType("RunAdvanced")
            .detail("{\"next\":[\"trader\"],\"runId\":\"from-outside\"}")
            .build();

    var answer = events.putEvents(put -> put.entries(entry));

    assertThat(answer.failedEntryCount()).isZero();
    assertThat(received(exposed, "tradingagents-trader")).contains("from-outside");
  }

  private static void somebody_signs_in(Exposed exposed) {
    UserPoolDef pool = TEMPLATE.userPools().getFirst();
    var cognito = exposed.client(CognitoIdentityProviderClient.builder());
    String password = "Correct-Horse-7-Battery";
    cognito.adminCreateUser(u -> u.userPoolId(pool.id()).username("a@example.com"));
    cognito.adminSetUserPassword(
        u -> u.userPoolId(pool.id()).username("a@example.com").password(password).permanent(true));

    var answer =
        cognito.initiateAuth(auth ->
            auth.clientId(pool.clients().getFirst().id())
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", "a@example.com", "PASSWORD", password)));

    assertThat(answer.authenticationResult().accessToken()).isNotBlank();
  }

  /** The AWS command line itself, where it is installed. */
  private void aws_answers(Exposed exposed) throws Exception {
    Path out = folder.resolve("trader.json");
    String event = "fileb://" + Typed.root().resolve("events/trader.json");
    String function = "tradingagents-trader";
    if (aws(exposed, "--version").isEmpty()) {
      System.out.println("skipped: the AWS command line is not installed");
      return;
    }
    assertThat(
            aws(
                exposed,
                "lambda",
                "invoke",
                "--function-name",
                function,
                "--payload",
                event,
                out.toString()))
        .contains("\"StatusCode\": 200")
        .doesNotContain("FunctionError");
    assertThat(out).content().isEqualTo("{\"batchItemFailures\":[]}");
    // Version 1 of it reads AWS_ENDPOINT_URL for every service but this one.
    String address = exposed.address().toString();
    assertThat(aws(exposed, "sqs", "list-queues", "--endpoint-url", address))
        .contains("tradingagents-trader-dlq");
    assertThat(spoken(exposed, "trader")).isTrue();
  }

  /** What it prints; empty when there is none. */
  private String aws(Exposed exposed, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("aws"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ENDPOINT_URL", exposed.address().toString(),
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_CONFIG_FILE", folder.resolve("none").toString(),
                "AWS_PAGER", ""));
    try {
      Process aws = builder.start();
      String said = new String(aws.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(aws.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(aws.exitValue()).as(said).isZero();
      return said;
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void a_port_in_use_is_one_sentence_and_the_data_folder_is_free_again() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      Typed typed = Typed.command("local", "--expose", port, "--idle", "--data", data());

      assertThat(typed.code()).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(typed.out()).isEmpty();
      assertThat(typed.errors())
          .containsExactly("The port " + port + " of 127.0.0.1 is in use; choose another.");
    }
    Typed.answer("runs", "--data", data());
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private Exposed start() throws IOException {
    Process process =
        Child.of("local", "--expose", "0", "--idle", "--data", data())
            .redirectError(folder.resolve("err").toFile())
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains("AWS_ENDPOINT_URL=")) {
        return new Exposed(process, URI.create(line.substring(line.indexOf('=') + 1)));
      }
    }
    throw new AssertionError("it ended: " + Files.readString(folder.resolve("err")));
  }

  /** The process and its address. */
  private record Exposed(Process process, URI address) implements AutoCloseable {
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
      return builder
          .httpClient(UrlConnectionHttpClient.create())
          .endpointOverride(address)
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .build();
    }

    /** Ctrl-C; the exit code. */
    int interrupted() throws IOException, InterruptedException {
      Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "no kill to send Ctrl-C");
      return CtrlC.send(process, CTRL_C_SECONDS);
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
