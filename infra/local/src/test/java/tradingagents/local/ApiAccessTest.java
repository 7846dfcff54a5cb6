package tradingagents.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tradingagents.local.template.SamTemplate;

/**
 * Least privilege of the functions behind the HTTP API: each operation is called, each call that
 * the functions make is recorded, and a role that lacks one of them fails; so does the API's when
 * it has one more.
 */
class ApiAccessTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant THEN = Instant.parse("2017-05-02T12:00:30Z");

  private final MovingClock clock = new MovingClock(THEN);

  @Test
  void roles_allow_what_the_functions_do_and_the_api_nothing_else() throws IOException {
    try (EmbeddedStack stack = Stacks.idle(clock)) {
      AccessLog log = new AccessLog(stack.template().placement());
      stack.listen(log);
      runs(stack);
      watchlists(stack);
      schedules(stack);
      agents(stack);
      backtests(stack);
      for (String logicalId : List.of("Backtests", "BacktestWorker")) {
        assertThat(made(stack, log, logicalId))
            .as(logicalId)
            .isEqualTo(withoutQueue(granted(stack.template(), logicalId)));
      }
      assertThat(made(stack, log, "Api")).isEqualTo(granted(stack.template(), "Api"));
      for (String logicalId : List.of("ScheduleStarter", "Accounts")) {
        assertThat(granted(stack.template(), logicalId))
            .as(logicalId)
            .containsAll(made(stack, log, logicalId));
        assertThat(made(stack, log, logicalId)).as(logicalId).isNotEmpty();
      }
      assertThat(granted(stack.template(), "Authorizer")).isEmpty();
    }
  }

  private static Set<String> made(EmbeddedStack stack, AccessLog log, String logicalId) {
    return log.made().getOrDefault(stack.template().function(logicalId).name(), Set.of());
  }

  private static void runs(EmbeddedStack stack) throws IOException {
    String body = "{\"symbol\":\"AAPL\",\"asOf\":\"2017-05-01\"}";
    APIGatewayV2HTTPResponse created = call(stack, 202, "POST /v1/runs", "", body);
    String id = JSON.readTree(created.getBody()).path("runId").asText();
    assertThat(id).as(created.getBody()).isNotEmpty();
    call(stack, 202, "POST /v1/runs", "", body);
    call(stack, 200, "GET /v1/runs", "", "");
    call(stack, 200, "GET /v1/runs/{id}", id, "");
    call(stack, 200, "GET /v1/runs/{id}/events", id, "");
    call(stack, 200, "GET /v1/runs/{id}/report", id, "");
    call(stack, 202, "DELETE /v1/runs/{id}", id, "");
  }

  private static void watchlists(EmbeddedStack stack) {
    call(stack, 201, "POST /v1/watchlists", "", "{\"name\":\"mine\",\"symbols\":[\"AAPL\"]}");
    call(stack, 200, "GET /v1/watchlists", "", "");
    APIGatewayV2HTTPResponse seen = call(stack, 200, "GET /v1/watchlists/{name}", "mine", "");
    assertThat(seen.getHeaders()).containsKey("etag");
    call(stack, 200, "PUT /v1/watchlists/{name}", "mine", "{\"symbols\":[\"MSFT\"]}");
    call(stack, 204, "DELETE /v1/watchlists/{name}", "mine", "");
  }

  private void schedules(EmbeddedStack stack) throws IOException {
    String timing = "\"timing\":{\"cron\":\"* * * * *\",\"timeZone\":\"UTC\"}}";
    String body = "{\"symbols\":[\"AAPL\"]," + timing;
    APIGatewayV2HTTPResponse created = call(stack, 201, "POST /v1/schedules", "", body);
    String id = JSON.readTree(created.getBody()).path("id").asText();
    assertThat(id).as(created.getBody()).isNotEmpty();
    call(stack, 200, "GET /v1/schedules", "", "");
    call(stack, 200, "GET /v1/schedules/{id}", id, "");
    call(stack, 200, "PUT /v1/schedules/{id}", id, body);
    clock.moveTo(THEN.plusSeconds(120));
    Object started = stack.invoke("ScheduleStarter", new ScheduledEvent());
    assertThat(started.toString()).contains("due=1").contains("begun=1");
    call(stack, 204, "DELETE /v1/schedules/{id}", id, "");
  }

  private static void agents(EmbeddedStack stack) {
    String config = "{\"provider\":\"openai\",\"modelId\":\"gpt-5.4\"}";
    call(stack, 200, "GET /v1/agents", "", "");
    call(stack, 200, "GET /v1/agents/{name}/llm-config", "trader", "");
    call(stack, 200, "PUT /v1/agents/{name}/llm-config", "trader", config);
    call(stack, 200, "GET /v1/agents/{name}/llm-config/history", "trader", "");
    call(stack, 200, "PUT /v1/agents/{name}/prompt", "trader", "{\"version\":\"v1\"}");
    call(stack, 200, "GET /v1/agents/{name}/prompt", "trader", "");
    call(stack, 200, "GET /v1/costs", "", "");
    call(stack, 200, "GET /v1/vendors", "", "");
  }

  /** The event source mapping, not the function, asks the queue. */
  private static Set<String> withoutQueue(Set<String> granted) {
    return granted.stream()
        .filter(access -> !access.startsWith("sqs:"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void backtests(EmbeddedStack stack) throws IOException {
    String bars =
        "[{\"name\":\"A\",\"dates\":[\"2024-01-02\",\"2024-01-03\",\"2024-01-04\",\"2024-01-05\"],"
            + "\"close\":[1,2,3,2]}]";
    String body = "{\"kind\":\"sweep\",\"instruments\":%s,\"fast\":\"1|2\",\"slow\":\"2..3\"}";
    APIGatewayV2HTTPResponse created =
        call(stack, 202, "POST /v1/backtests", "", body.formatted(bars));
    String id = JSON.readTree(created.getBody()).path("backtestId").asText();
    call(stack, 200, "GET /v1/backtests", "", "");
    call(stack, "trader", 200, "GET /v1/backtests", "", "");
    clock.moveTo(clock.instant().plusSeconds(90));
    call(stack, 200, "GET /v1/backtests/{id}", id, "");
    SQSMessage message = new SQSMessage();
    message.setMessageId("m");
    message.setBody(
        ("{\"schema\":1,\"jobId\":\"%s\",\"chunk\":0,\"next\":[\"backtest-worker\"],"
                + "\"correlationId\":\"c\"}")
            .formatted(id));
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    var _ = stack.invoke("BacktestWorker", event);
    call(stack, 200, "GET /v1/backtests/{id}/result", id, "");
    call(stack, 409, "DELETE /v1/backtests/{id}", id, "");
  }

  private static APIGatewayV2HTTPResponse call(
      EmbeddedStack stack, int status, String route, String parameter, String body) {
    return call(stack, "admin", status, route, parameter, body);
  }

  private static APIGatewayV2HTTPResponse call(
      EmbeddedStack stack, String role, int status, String route, String parameter, String body) {
    RequestContext context =
        RequestContext.builder()
            .withRequestId("test")
            .withAuthorizer(
                RequestContext.Authorizer.builder()
                    .withLambda(Map.of("sub", "someone", "name", "ada", "role", role))
                    .build())
            .build();
    // Agents have what the desk comes with before anybody stores something.
    String seen = route.contains("/v1/agents") ? "\"v0\"" : "\"v1\"";
    APIGatewayV2HTTPEvent event =
        APIGatewayV2HTTPEvent.builder()
            .withRouteKey(route)
            .withHeaders(
                body.isEmpty()
                    ? Map.of()
                    : Map.of("content-type", "application/json", "if-match", seen))
            .withPathParameters(
                parameter.isEmpty()
                    ? null
                    : Map.of(route.contains("name") ? "name" : "id", parameter))
            .withRequestContext(context)
            .withBody(body.isEmpty() ? null : body)
            .build();
    APIGatewayV2HTTPResponse answer =
        (APIGatewayV2HTTPResponse)
            stack.invoke(route.contains(" /v1/backtests") ? "Backtests" : "Api", event);
    assertThat(answer.getStatusCode()).as(route + ": " + answer.getBody()).isEqualTo(status);
    return answer;
  }

  private static Set<String> granted(SamTemplate template, String logicalId) {
    return template.function(logicalId).role().statements().stream()
        .flatMap(statement ->
            statement.actions().stream()
                .filter(action -> !action.startsWith("logs:"))
                .flatMap(action -> statement.resources().stream().map(arn -> action + " " + arn)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
