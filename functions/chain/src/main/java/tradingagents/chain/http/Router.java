package tradingagents.chain.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tradingagents.model.failure.FailureException;

/**
 * From the gateway's event to an operation and back. Whatever happens, the caller gets an answer of
 * ours: a failure becomes a problem, a mistake of ours a problem without details, and every answer
 * carries the request's correlation id and the security headers.
 */
public final class Router {
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);
  private static final Map<String, String> ALWAYS =
      Map.of(
          "cache-control", "no-store",
          "x-content-type-options", "nosniff",
          "referrer-policy", "no-referrer",
          "strict-transport-security", "max-age=31536000",
          "content-security-policy", "default-src 'none'; frame-ancestors 'none'");

  private final Map<String, Function<Call, Reply>> operations;
  private final boolean changesSomething;

  /**
   * A router. Viewers may GET; everything else is for traders and administrators.
   *
   * @param operations by route, such as {@code GET /v1/runs/{id}}
   */
  public Router(Map<String, Function<Call, Reply>> operations) {
    this(operations, true);
  }

  private Router(Map<String, Function<Call, Reply>> operations, boolean changesSomething) {
    this.operations = Map.copyOf(operations);
    this.changesSomething = changesSomething;
  }

  /**
   * A router of operations that change nothing, whatever their method: they are for every role.
   *
   * @param operations by route
   * @return a router
   */
  public static Router ofReaders(Map<String, Function<Call, Reply>> operations) {
    return new Router(operations, false);
  }

  /**
   * The routes it knows.
   *
   * @return as the template writes them
   */
  public java.util.Set<String> routes() {
    return operations.keySet();
  }

  /**
   * Answers one request.
   *
   * @param event of the gateway, payload format 2.0
   * @return never an exception
   */
  public APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
    Map<String, String> headers = lowerCase(event.getHeaders());
    String correlationId = correlationId(headers, event.getRequestContext());
    MDC.put("correlation_id", correlationId);
    try {
      return response(reply(event, headers, correlationId), correlationId);
    } finally {
      MDC.remove("correlation_id");
    }
  }

  private Reply reply(
      APIGatewayV2HTTPEvent event, Map<String, String> headers, String correlationId) {
    String route = event.getRouteKey() == null ? "" : event.getRouteKey();
    try {
      Function<Call, Reply> operation = operations.get(route);
      if (operation == null) {
        throw new ProblemException(Problem.notFound("there is no " + route));
      }
      requireRole(route, event.getRequestContext());
      return operation.apply(
          new Call(
              route,
              orEmpty(event.getPathParameters()),
              orEmpty(event.getQueryStringParameters()),
              headers,
              body(event),
              authorized(event.getRequestContext(), "sub"),
              authorized(event.getRequestContext(), "role"),
              correlationId));
    } catch (ProblemException e) {
      return problem(e.problem(), correlationId);
    } catch (FailureException e) {
      LOG.warn("{}: {}", route, e.failure());
      return problem(Problem.of(e.failure()), correlationId);
    } catch (RuntimeException e) {
      LOG.error("{} failed", route, e);
      return problem(
          new Problem(500, "internal", "A mistake of ours", "see the log", true, List.of()),
          correlationId);
    }
  }

  private static Reply problem(Problem problem, String correlationId) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("type", "about:blank").put("title", problem.title());
    document.put("status", problem.status()).put("detail", problem.detail());
    document.put("code", problem.code()).put("correlationId", correlationId);
    document.put("retryable", problem.retryable());
    if (!problem.errors().isEmpty()) {
      var errors = document.putArray("errors");
      problem
          .errors()
          .forEach(e -> errors.addObject().put("pointer", e.pointer()).put("detail", e.detail()));
    }
    Reply reply =
        new Reply(
            problem.status(),
            Map.of("content-type", "application/problem+json"),
            document.toString());
    return problem.status() == 503 ? reply.with("retry-after", "2") : reply;
  }

  private static APIGatewayV2HTTPResponse response(Reply reply, String correlationId) {
    Map<String, String> headers = new TreeMap<>(ALWAYS);
    headers.putAll(reply.headers());
    headers.put("x-correlation-id", correlationId);
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(reply.status())
        .withHeaders(headers)
        .withBody(reply.body())
        .withIsBase64Encoded(false)
        .build();
  }

  private static String body(APIGatewayV2HTTPEvent event) {
    String body = event.getBody();
    if (body == null || !event.getIsBase64Encoded()) {
      return body == null ? "" : body;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Base64.getDecoder().decode(body)))
          .toString();
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new ProblemException(Problem.invalid("the body is not UTF-8 text"));
    }
  }

  /** Viewers read; whoever changes something trades or administers. */
  private void requireRole(String route, @Nullable RequestContext context) {
    String role = authorized(context, "role");
    boolean reads = route.startsWith("GET ") || !changesSomething;
    if (!reads && !role.equals("trader") && !role.equals("admin")) {
      throw new ProblemException(
          Problem.roleRequired("only traders and administrators may do this"));
    }
  }

  private static String authorized(@Nullable RequestContext context, String name) {
    if (context == null
        || context.getAuthorizer() == null
        || context.getAuthorizer().getLambda() == null) {
      return "";
    }
    Object value = context.getAuthorizer().getLambda().get(name);
    return value instanceof String text ? text : "";
  }

  /** The caller's own id when it is a plain word, else the gateway's. */
  private static String correlationId(
      Map<String, String> headers, @Nullable RequestContext context) {
    String sent = headers.getOrDefault("x-correlation-id", "");
    if (sent.matches("[A-Za-z0-9._-]{1,64}")) {
      return sent;
    }
    return context == null || context.getRequestId() == null ? "" : context.getRequestId();
  }

  private static Map<String, String> lowerCase(@Nullable Map<String, String> headers) {
    Map<String, String> lower = new TreeMap<>();
    orEmpty(headers).forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return lower;
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
