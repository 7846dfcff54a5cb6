package tradingagents.local.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tradingagents.local.template.Placement;
import tradingagents.local.wire.WireRequest;

/**
 * One request, told to functions in API Gateway's payload format 2.0: header names in lower case,
 * values that stand many times joined by commas, cookies apart, a body that is no text in Base64.
 */
final class Call {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Pattern TEXT =
      Pattern.compile(
          "(text/.*|application/(.*\\+)?(json|xml)|application/javascript"
              + "|application/x-www-form-urlencoded)\\s*(;.*)?",
          Pattern.CASE_INSENSITIVE);

  private final WireRequest request;
  private final Routes.Match match;
  private final Place place;
  private final Map<String, String> headers = new TreeMap<>();

  /**
   * Where and when a request came in.
   *
   * @param placement the pretended account and region
   * @param apiId the API
   * @param requestId unique
   * @param at when
   */
  record Place(Placement placement, String apiId, String requestId, Instant at) {}

  Call(WireRequest request, Routes.Match match, Place place) {
    this.request = request;
    this.match = match;
    this.place = place;
    request.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
    headers.remove("cookie");
  }

  /** A header's value as functions see it; null when it is absent. */
  @Nullable String header(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }

  /** What the route's function is called with. */
  APIGatewayV2HTTPEvent event(Optional<Map<String, Object>> authorizer) {
    RequestContext context = context();
    authorizer.ifPresent(values ->
        context.setAuthorizer(RequestContext.Authorizer.builder().withLambda(values).build()));
    APIGatewayV2HTTPEvent.APIGatewayV2HTTPEventBuilder event =
        APIGatewayV2HTTPEvent.builder()
            .withVersion("2.0")
            .withRouteKey(match.route().key())
            .withRawPath(request.path())
            .withRawQueryString(request.query())
            .withHeaders(headers)
            .withRequestContext(context);
    if (!cookies().isEmpty()) {
      event.withCookies(cookies());
    }
    if (!request.query().isEmpty()) {
      event.withQueryStringParameters(query());
    }
    if (!match.parameters().isEmpty()) {
      event.withPathParameters(match.parameters());
    }
    Optional<String> text = text();
    boolean binary = text.isEmpty() && request.body().length > 0;
    event.withIsBase64Encoded(binary);
    if (binary) {
      event.withBody(Base64.getEncoder().encodeToString(request.body()));
    } else {
      text.ifPresent(event::withBody);
    }
    return event.build();
  }

  /** What the route's authorizer is called with. */
  Map<String, Object> question(String identity) {
    Map<String, Object> event = new HashMap<>();
    event.put("version", "2.0");
    event.put("type", "REQUEST");
    event.put("routeArn", routeArn());
    event.put("identitySource", List.of(identity));
    event.put("routeKey", match.route().key());
    event.put("rawPath", request.path());
    event.put("rawQueryString", request.query());
    event.put("headers", headers);
    event.put("queryStringParameters", query());
    event.put("pathParameters", match.parameters());
    return event;
  }

  private String routeArn() {
    String resource = place.apiId() + "/$default/" + request.method() + request.path();
    return place.placement().arn("execute-api", resource);
  }

  private RequestContext context() {
    String host = Optional.ofNullable(request.header("host")).orElse("localhost");
    return RequestContext.builder()
        .withAccountId(place.placement().accountId())
        .withApiId(place.apiId())
        .withDomainName(host)
        .withDomainPrefix(host.replaceAll("[.:].*", ""))
        .withRequestId(place.requestId())
        .withRouteKey(match.route().key())
        .withStage("$default")
        .withTime(TIME.format(place.at()))
        .withTimeEpoch(place.at().toEpochMilli())
        .withHttp(
            RequestContext.Http.builder()
                .withMethod(request.method())
                .withPath(request.path())
                .withProtocol("HTTP/1.1")
                .withSourceIp("127.0.0.1")
                .withUserAgent(Optional.ofNullable(request.header("user-agent")).orElse(""))
                .build())
        .build();
  }

  private List<String> cookies() {
    return request.headers().getOrDefault("cookie", List.of()).stream()
        .flatMap(value -> Arrays.stream(value.split(";", -1)))
        .map(String::strip)
        .filter(cookie -> !cookie.isEmpty())
        .toList();
  }

  private Map<String, String> query() {
    Map<String, String> result = new TreeMap<>();
    for (String pair : request.query().split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      if (!pair.isEmpty()) {
        result.merge(name, value, (one, other) -> one + "," + other);
      }
    }
    return result;
  }

  private static String decoded(String raw) {
    return URLDecoder.decode(raw, StandardCharsets.UTF_8);
  }

  private Optional<String> text() {
    String type = header("content-type");
    if (request.body().length == 0 || !(type == null || TEXT.matcher(type).matches())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(request.body())).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
