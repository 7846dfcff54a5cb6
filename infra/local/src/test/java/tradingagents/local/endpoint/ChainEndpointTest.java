package tradingagents.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.chain.ledger.DynamoAccounts;
import tradingagents.chain.ledger.DynamoJournal;
import tradingagents.chain.run.RunStarter;
import tradingagents.desk.port.Bus;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Workflow;
import tradingagents.local.EmulatedStack;
import tradingagents.local.Stacks;
import tradingagents.local.provision.Emulator;
import tradingagents.local.provision.Provisioned;
import tradingagents.local.template.QueueDef;
import tradingagents.local.template.RuleDef;
import tradingagents.local.template.UserPoolDef;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.portfolio.Portfolio;

/**
 * The whole chain at an endpoint, as {@code serve --aws-endpoint} has it: the template is
 * provisioned there, the functions run here, and a person works through the HTTP API.
 */
@AtEveryEndpoint
@Timeout(180)
class ChainEndpointTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PASSWORD = "Correct-Horse-7-Battery";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Endpoint endpoint;
  private final HttpClient http = HttpClient.newHttpClient();
  private final EmulatedStack stack;

  ChainEndpointTest(Endpoint endpoint) {
    this.endpoint = endpoint;
    var _ = endpoint.provisioned();
    this.stack = start();
  }

  private EmulatedStack start() {
    return EmulatedStack.start(
        new EmulatedStack.Setup(
            Endpoint.TEMPLATE,
            Emulator.at(endpoint.address().toString()),
            Optional.empty(),
            InstantSource.system(),
            Endpoint.fresh("boot")));
  }

  @AfterEach
  void close() {
    stack.close();
    http.close();
  }

  /** What a person sees of the API. */
  private record Person(ChainEndpointTest test, URI api, String token) {
    JsonNode get(String path) throws Exception {
      HttpResponse<String> answer = test.ask(api, "GET", path, "", token);
      assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
      return JSON.readTree(answer.body());
    }

    HttpResponse<String> post(String path, String body) throws Exception {
      return test.ask(api, "POST", path, body, token);
    }

    JsonNode closed(String run) throws Exception {
      Instant until = Instant.now().plus(PATIENCE);
      JsonNode seen = get("/v1/runs/" + run);
      while (!seen.path("status").asText().equals("CLOSED") && Instant.now().isBefore(until)) {
        Thread.sleep(200);
        seen = get("/v1/runs/" + run);
      }
      return seen;
    }
  }

  private HttpResponse<String> ask(URI api, String method, String path, String body, String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** Somebody new, who signs in as {@code login} does: at the address of the API. */
  private Person person(URI api, String group) throws Exception {
    String mail = Endpoint.fresh("ada") + "@example.com";
    UserPoolDef pool = stack.pool();
    try (CognitoIdentityProviderClient cognito = stack.userPool()) {
      cognito.adminCreateUser(u -> u.userPoolId(pool.id()).username(mail));
      cognito.adminSetUserPassword(
          u -> u.userPoolId(pool.id()).username(mail).password(PASSWORD).permanent(true));
      cognito.adminAddUserToGroup(u -> u.userPoolId(pool.id()).username(mail).groupName(group));
    }
    JsonNode where = JSON.readTree(ask(api, "GET", "/v1/sign-in", "", "").body());
    assertThat(where.path("userPoolId").asText()).isEqualTo(pool.id());
    var body =
        JSON.createObjectNode()
            .put("AuthFlow", "USER_PASSWORD_AUTH")
            .put("ClientId", where.path("clientId").asText());
    body.putObject("AuthParameters").put("USERNAME", mail).put("PASSWORD", PASSWORD);
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(api.resolve(where.path("endpoint").asText()))
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService.InitiateAuth")
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(BodyPublishers.ofString(body.toString()))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String token = JSON.readTree(answer.body()).at("/AuthenticationResult/AccessToken").asText();
    return new Person(this, api, token);
  }

  private void decidedOnceWithOneOrder(String id) {
    Run run = stack.runStore().load(id).orThrow();
    assertThat(Workflow.status(run)).isEqualTo(Status.CLOSED);
    assertThat(run.outcomes()).hasSize(14);
    assertThat(run.outcomes().stream().map(r -> r.task()).distinct()).hasSize(14);
    DynamoJournal journal =
        new DynamoJournal(stack.dynamo(), stack.template().table("LedgerTable").name());
    String account = run.mandate().account();
    assertThat(journal.entries(account).orThrow())
        .filteredOn(line -> line.toString().contains(id))
        .hasSize(1);
    assertThat(journal.audit(account).orThrow()).isEmpty();
  }

  @Test
  void a_person_signs_in_and_a_run_goes_to_its_end() throws Exception {
    URI api = stack.serve(0);
    assertThat(ask(api, "GET", "/v1/health", "", "").statusCode()).isEqualTo(200);
    assertThat(ask(api, "GET", "/v1/runs", "", "").statusCode()).isEqualTo(401);
    assertThat(ask(api, "GET", "/v1/runs", "", "made-up").statusCode()).isEqualTo(403);
    Person trader = person(api, "trader");

    HttpResponse<String> begun =
        trader.post("/v1/runs", "{\"symbol\":\"AAPL\",\"asOf\":\"2017-05-01\"}");

    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String id = JSON.readTree(begun.body()).path("runId").asText();
    assertThat(trader.closed(id).path("status").asText()).isEqualTo("CLOSED");
    decidedOnceWithOneOrder(id);
    JsonNode events = trader.get("/v1/runs/" + id + "/events");
    assertThat(events.path("events")).as(events.toString()).hasSizeGreaterThanOrEqualTo(14);
    assertThat(trader.get("/v1/runs?symbol=AAPL").toString()).contains(id);
    assertThat(trader.get("/v1/runs/" + id + "/report?format=json").toString()).contains("AAPL");
    HttpResponse<String> planned =
        trader.post(
            "/v1/schedules",
            "{\"symbols\":[\"AAPL\"],\"timing\":{\"session\":\"open\",\"offsetMinutes\":-30}}");
    assertThat(planned.statusCode()).as(planned.body()).isEqualTo(201);
    String schedule = JSON.readTree(planned.body()).path("id").asText();
    assertThat(trader.get("/v1/schedules").toString()).contains(schedule);
    assertThat(ask(api, "DELETE", "/v1/schedules/" + schedule, "", trader.token()).statusCode())
        .isEqualTo(204);
    Person viewer = person(api, "viewer");
    assertThat(viewer.post("/v1/runs", "{\"symbol\":\"AAPL\"}").statusCode()).isEqualTo(403);
  }

  @Test
  void three_runs_at_once_lose_nothing() throws Exception {
    Person trader = person(stack.serve(0), "trader");
    List<String> runs = new ArrayList<>();
    for (int day = 1; day <= 3; day++) {
      HttpResponse<String> begun =
          trader.post("/v1/runs", "{\"symbol\":\"AAPL\",\"asOf\":\"2017-06-0%d\"}".formatted(day));
      runs.add(JSON.readTree(begun.body()).path("runId").asText());
    }

    for (String run : runs) {
      assertThat(trader.closed(run).path("status").asText()).isEqualTo("CLOSED");
      Run stored = stack.runStore().load(run).orThrow();
      assertThat(stored.outcomes().stream().map(r -> r.task()).distinct())
          .hasSize(stored.outcomes().size());
    }
  }

  @Test
  void next_start_finds_what_is_there_and_finishes_what_was_interrupted() throws Exception {
    stack.close();
    Bus silent = (run, tasks) -> {};
    String id = Endpoint.fresh("run");
    Instant now = Instant.now();
    // Stored and never announced: whoever began it is gone.
    try (EmulatedStack earlier = start()) {
      new DynamoAccounts(earlier.dynamo(), earlier.template().table("LedgerTable").name())
          .openIfAbsent("chain", Portfolio.ofCash(Money.of("100000", Currency.USD)))
          .orThrow();
      new RunStarter(earlier.runStore(), silent)
          .start(id, Stacks.mandate(RulesReasoner.MODEL, "chain", now))
          .orThrow();
    }

    try (EmulatedStack next = start()) {
      assertThat(next.pool()).isEqualTo(stack.pool());
      Run run = next.runStore().load(id).orThrow();
      Instant until = now.plus(PATIENCE);
      while (Workflow.status(run) == Status.RUNNING && Instant.now().isBefore(until)) {
        Thread.sleep(200);
        run = next.runStore().load(id).orThrow();
      }
      assertThat(Workflow.status(run)).isEqualTo(Status.CLOSED);
    }
  }

  @Test
  void what_stands_there_is_what_the_template_declares_after_two_starts_too() {
    Provisioned there = endpoint.made();

    assertThat(there.pool()).isEqualTo(stack.pool());
    EventBridgeClient events = endpoint.client(EventBridgeClient.builder());
    for (RuleDef rule : stack.template().rules()) {
      List<Target> targets =
          events
              .listTargetsByRule(list -> list.rule(rule.name()).eventBusName(rule.busName()))
              .targets();
      assertThat(targets).hasSameSizeAs(rule.targets());
      RuleDef.Target wanted = rule.targets().getFirst();
      assertThat(targets.getFirst().arn()).endsWith(":" + wanted.queueName());
      assertThat(targets.getFirst().inputPath()).isEqualTo(wanted.inputPath().orElse(null));
      assertThat(targets.getFirst().deadLetterConfig().arn())
          .endsWith(":" + wanted.deadLetterQueue().orElseThrow());
    }
    SqsClient sqs = endpoint.client(SqsClient.builder());
    for (QueueDef queue : stack.template().queues()) {
      var attributes =
          sqs.getQueueAttributes(get ->
                  get.queueUrl(there.queues().url(queue.name()))
                      .attributeNames(QueueAttributeName.ALL))
              .attributes();
      assertThat(attributes)
          .containsEntry(
              QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(queue.visibilitySeconds()));
      queue
          .deadLetterQueue()
          .ifPresent(dead ->
              assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY))
                  .contains(dead, Integer.toString(queue.maxReceiveCount())));
    }
  }
}
