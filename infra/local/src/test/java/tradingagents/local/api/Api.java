package tradingagents.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tradingagents.local.EmbeddedStack;

/**
 * Calls the functions of the API as the gateway does; every answer is held against the contract.
 */
final class Api {
  static final Contract CONTRACT = Contract.read();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final EmbeddedStack stack;
  private final String subject;
  private final String role;

  Api(EmbeddedStack stack, String subject) {
    this(stack, subject, "trader");
  }

  Api(EmbeddedStack stack, String subject, String role) {
    this.stack = stack;
    this.subject = subject;
    this.role = role;
  }

  /** An answer as it left the function. */
  record Answer(int status, Map<String, String> headers, String body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  Answer call(String route, String id, Map<String, String> query) {
    return call(route, id, query, Map.of(), null);
  }

  Answer call(
      String route,
      String id,
      Map<String, String> query,
      Map<String, String> headers,
      String body) {
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    event.setVersion("2.0");
    event.setRouteKey(route);
    event.setHeaders(new HashMap<>(headers));
    event.setQueryStringParameters(query.isEmpty() ? null : new HashMap<>(query));
    event.setPathParameters(
        route.contains("{id}")
            ? Map.of("id", id)
            : route.contains("{name}") ? Map.of("name", id) : null);
    event.setBody(body);
    Authorizer authorizer = new Authorizer();
    authorizer.setLambda(Map.of("sub", subject, "role", role));
    RequestContext context = new RequestContext();
    context.setRequestId("request-1");
    context.setAuthorizer(authorizer);
    event.setRequestContext(context);
    var answer = (APIGatewayV2HTTPResponse) stack.invoke(function(route), event);
    Answer seen =
        new Answer(
            answer.getStatusCode(),
            answer.getHeaders(),
            answer.getBody() == null ? "" : answer.getBody());
    assertThat(CONTRACT.faults(route, seen.status(), seen.headers(), seen.body()))
        .as("%s %s %s", route, query, body)
        .isEmpty();
    return seen;
  }

  /** Every other route of the template is the api function's. */
  private static String function(String route) {
    if (route.contains(" /v1/backtests")) {
      return "Backtests";
    }
    if (route.contains(" /v1/data/backfills")) {
      return "Backfills";
    }
    if (route.contains(" /v1/trading-state") || route.contains(" /v1/orders")) {
      return "Trading";
    }
    return route.startsWith("POST /v1/analytics/") ? "Lab" : "Api";
  }

  Answer post(String route, String body) {
    return call(route, "", Map.of(), Map.of(), body);
  }
}
