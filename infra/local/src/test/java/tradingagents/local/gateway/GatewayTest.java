package tradingagents.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.local.template.ApiDef;
import tradingagents.local.template.Placement;
import tradingagents.local.template.RouteDef;
import tradingagents.local.wire.InProcessHttp;
import tradingagents.model.failure.FailureException;

class GatewayTest {
  private static final ApiDef.Authorizer AUTHORIZER =
      new ApiDef.Authorizer("Who", "authorizer", "authorization", 60);

  private final List<APIGatewayV2HTTPEvent> events = new ArrayList<>();
  private final List<Object> questions = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-02T15:04:05Z");
  private Object verdict = Map.of("isAuthorized", true, "context", Map.of("role", "viewer"));
  private Object answer = APIGatewayV2HTTPResponse.builder().withStatusCode(200).build();
  private final Gateway gateway =
      Gateway.start(
          0,
          new ApiDef(
              "Api",
              "TheApi",
              List.of(
                  route("GET", "/open", false),
                  route("GET", "/runs/{id}", true),
                  route("POST", "/runs", true),
                  route("HEAD", "/head", false)),
              Optional.of(
                  new ApiDef.Cors(
                      List.of("http://page.test"),
                      List.of("GET", "POST"),
                      List.of("authorization"),
                      List.of("etag"),
                      600))),
          new Gateway.Surroundings(
              Placement.local(), this::invoke, new InProcessHttp(), () -> now));
  private final URI address = gateway.address();

  private static RouteDef route(String method, String path, boolean guarded) {
    Optional<ApiDef.Authorizer> guard = guarded ? Optional.of(AUTHORIZER) : Optional.empty();
    return new RouteDef("R", method, path, "function", guard);
  }

  private Object invoke(String function, Object event) {
    if (function.equals("authorizer")) {
      questions.add(event);
      return outcome(verdict);
    }
    events.add((APIGatewayV2HTTPEvent) event);
    return outcome(answer);
  }

  private static Object outcome(Object planned) {
    if (planned instanceof RuntimeException e) {
      throw e;
    }
    return planned;
  }

  private Asked ask(String head) throws IOException {
    return Asked.of(address, head);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void request_is_told_as_payload_format_2() throws IOException {
    ask(
        """
        GET /runs/a%20b%2Fc?x=1&y=%C3%A9+z&x=2&flag HTTP/1.1
        Authorization: token
        X-Two: one
        X-Two: two
        Cookie: a=1; b=2
        User-Agent: test
        """);

    APIGatewayV2HTTPEvent event = events.getFirst();
    assertThat(event.getVersion()).isEqualTo("2.0");
    assertThat(event.getRouteKey()).isEqualTo("GET /runs/{id}");
    assertThat(event.getRawPath()).isEqualTo("/runs/a%20b%2Fc");
    assertThat(event.getRawQueryString()).isEqualTo("x=1&y=%C3%A9+z&x=2&flag");
    assertThat(event.getQueryStringParameters())
        .isEqualTo(Map.of("x", "1,2", "y", "é z", "flag", ""));
    assertThat(event.getPathParameters()).isEqualTo(Map.of("id", "a b/c"));
    assertThat(event.getHeaders())
        .containsEntry("x-two", "one,two")
        .containsEntry("host", address.getAuthority())
        .doesNotContainKey("cookie");
    assertThat(event.getCookies()).containsExactly("a=1", "b=2");
    assertThat(event.getBody()).isNull();
    assertThat(event.getIsBase64Encoded()).isFalse();
    var context = event.getRequestContext();
    assertThat(context.getApiId()).isEqualTo("TheApi");
    assertThat(context.getStage()).isEqualTo("$default");
    assertThat(context.getTime()).isEqualTo("02/Nov/2026:15:04:05 +0000");
    assertThat(context.getTimeEpoch()).isEqualTo(now.toEpochMilli());
    assertThat(context.getHttp().getMethod()).isEqualTo("GET");
    assertThat(context.getHttp().getPath()).isEqualTo("/runs/a%20b%2Fc");
    assertThat(context.getHttp().getSourceIp()).isEqualTo("127.0.0.1");
    assertThat(context.getHttp().getUserAgent()).isEqualTo("test");
    assertThat(context.getAuthorizer().getLambda()).isEqualTo(Map.of("role", "viewer"));
  }

  @ParameterizedTest
  @CsvSource({
    "application/json,              false",
    "application/problem+json,      false",
    "text/plain; charset=utf-8,     false",
    "application/octet-stream,      true",
    "image/png,                     true"
  })
  void body_that_is_no_text_is_in_base64(String type, boolean encoded) throws IOException {
    String head = "POST /runs HTTP/1.1\nAuthorization: t\nContent-Type: " + type;

    Asked.of(address, head, "{\"é\":1}".getBytes(StandardCharsets.UTF_8));

    assertThat(events.getFirst().getIsBase64Encoded()).isEqualTo(encoded);
    assertThat(events.getFirst().getBody()).isEqualTo(encoded ? "eyLDqSI6MX0=" : "{\"é\":1}");
  }

  @Test
  void text_that_is_no_utf_8_is_in_base64() throws IOException {
    Asked.of(address, "POST /runs HTTP/1.1\nAuthorization: t", new byte[] {(byte) 0xff, 1});

    assertThat(events.getFirst().getIsBase64Encoded()).isTrue();
    assertThat(events.getFirst().getBody()).isEqualTo("/wE=");
  }

  @Test
  void answer_is_written_with_its_headers_cookies_and_bytes() throws IOException {
    answer =
        APIGatewayV2HTTPResponse.builder()
            .withStatusCode(201)
            .withHeaders(Map.of("Location", "/runs/1", "Content-Type", "image/gif"))
            .withCookies(List.of("a=1", "b=2"))
            .withBody("R0lG")
            .withIsBase64Encoded(true)
            .build();

    Asked asked = ask("GET /open HTTP/1.1");

    assertThat(asked.status()).isEqualTo(201);
    assertThat(asked.body()).isEqualTo("GIF");
    assertThat(asked.header("location")).containsExactly("/runs/1");
    assertThat(asked.header("content-type")).containsExactly("image/gif");
    assertThat(asked.header("set-cookie")).containsExactly("a=1", "b=2");
    assertThat(asked.header("apigw-requestid")).hasSize(1);
  }

  @Test
  void nobody_passes_without_the_header_and_nobody_is_asked() throws IOException {
    Asked asked = ask("GET /runs/1 HTTP/1.1");

    assertThat(asked.status()).isEqualTo(401);
    assertThat(asked.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    assertThat(asked.header("content-type")).containsExactly("application/json");
    assertThat(ask("GET /runs/1 HTTP/1.1\nAuthorization: ").status()).isEqualTo(401);
    assertThat(questions).isEmpty();
    assertThat(events).isEmpty();
  }

  @Test
  void who_is_refused_does_not_reach_the_function() throws IOException {
    verdict = Map.of("isAuthorized", false);

    Asked asked = ask("GET /runs/1 HTTP/1.1\nAuthorization: t");

    assertThat(asked.status()).isEqualTo(403);
    assertThat(asked.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    assertThat(events).isEmpty();
  }

  @Test
  void open_route_asks_nobody() throws IOException {
    assertThat(ask("GET /open HTTP/1.1").status()).isEqualTo(200);
    assertThat(questions).isEmpty();
    assertThat(events.getFirst().getRequestContext().getAuthorizer()).isNull();
  }

  @Test
  void verdict_counts_for_a_minute_on_every_route_and_for_one_token_only() throws IOException {
    ask("GET /runs/1 HTTP/1.1\nAuthorization: t");
    now = now.plusSeconds(59);
    ask("POST /runs HTTP/1.1\nAuthorization: t");
    assertThat(questions).hasSize(1);

    ask("GET /runs/1 HTTP/1.1\nAuthorization: other");
    assertThat(questions).hasSize(2);

    now = now.plusSeconds(1);
    ask("GET /runs/1 HTTP/1.1\nAuthorization: t");
    assertThat(questions).hasSize(3);
    assertThat(questions.getFirst())
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("identitySource", List.of("t"))
        .containsEntry("type", "REQUEST")
        .containsEntry("routeKey", "GET /runs/{id}")
        .containsEntry(
            "routeArn", "arn:aws:execute-api:us-east-1:000000000000:TheApi/$default/GET/runs/1");
  }

  @Test
  void what_goes_wrong_behind_is_one_plain_sentence() throws IOException {
    for (Object bad :
        List.of(
            new IllegalStateException("secret"),
            "text",
            APIGatewayV2HTTPResponse.builder().build())) {
      answer = bad;
      Asked asked = ask("GET /open HTTP/1.1");
      assertThat(asked.status()).isEqualTo(500);
      assertThat(asked.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }
    for (Object bad : List.of(new IllegalStateException("x"), "yes", Map.of("isAuthorized", "1"))) {
      verdict = bad;
      assertThat(ask("GET /runs/1 HTTP/1.1\nAuthorization: t").status()).isEqualTo(500);
    }
  }

  @Test
  void route_that_is_not_there_is_not_found_whoever_asks() throws IOException {
    for (String start : List.of("GET /", "PUT /open", "HEAD /open", "OPTIONS /open", "GET /runs")) {
      assertThat(ask(start + " HTTP/1.1").status()).as(start).isEqualTo(404);
    }
    assertThat(ask("GET /nowhere HTTP/1.1").body()).isEqualTo("{\"message\":\"Not Found\"}");
    assertThat(ask("HEAD /nowhere HTTP/1.1").body()).isEmpty();
    assertThat(events).isEmpty();
  }

  @Test
  void head_is_a_route_like_others_and_has_no_body() throws IOException {
    answer = APIGatewayV2HTTPResponse.builder().withStatusCode(200).withBody("words").build();

    Asked asked = ask("HEAD /head HTTP/1.1");

    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.body()).isEmpty();
  }

  @Test
  void preflight_is_answered_by_the_gateway() throws IOException {
    String head = "OPTIONS /runs HTTP/1.1\nAccess-Control-Request-Method: POST\nOrigin: ";

    Asked asked = ask(head + "http://page.test");

    assertThat(asked.status()).isEqualTo(204);
    assertThat(asked.header("access-control-allow-origin")).containsExactly("http://page.test");
    assertThat(asked.header("access-control-allow-methods")).containsExactly("GET,POST");
    assertThat(asked.header("access-control-allow-headers")).containsExactly("authorization");
    assertThat(asked.header("access-control-max-age")).containsExactly("600");
    assertThat(ask(head + "http://evil.test").header("access-control-allow-origin")).isEmpty();
    assertThat(events).isEmpty();
  }

  @Test
  void template_says_which_pages_may_read_an_answer_not_the_function() throws IOException {
    answer =
        APIGatewayV2HTTPResponse.builder()
            .withStatusCode(200)
            .withHeaders(Map.of("Access-Control-Allow-Origin", "*"))
            .build();

    Asked asked = ask("GET /open HTTP/1.1\nOrigin: http://page.test");

    assertThat(asked.header("access-control-allow-origin")).containsExactly("http://page.test");
    assertThat(asked.header("access-control-expose-headers")).containsExactly("etag");
    assertThat(asked.header("vary")).containsExactly("Origin");
    assertThat(ask("GET /open HTTP/1.1\nOrigin: http://x").header("access-control-allow-origin"))
        .isEmpty();
  }

  @Test
  void body_above_ten_megabytes_is_refused_unread() throws IOException {
    byte[] large = new byte[(10 << 20) + 1];

    Asked asked = Asked.of(address, "POST /runs HTTP/1.1\nAuthorization: t", large);

    assertThat(asked.status()).isEqualTo(413);
    assertThat(asked.body()).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
    assertThat(events).isEmpty();
  }

  @Test
  void foreign_host_name_is_refused() throws IOException {
    assertThat(ask("GET /open HTTP/1.1\nHost: evil.test").status()).isEqualTo(403);
    assertThat(ask("GET /open HTTP/1.1\nHost: localhost:1").status()).isEqualTo(200);
  }

  @Test
  void port_that_is_taken_is_named() {
    assertThatThrownBy(() -> Gateway.start(address.getPort(), api(), surroundings()))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("the port " + address.getPort() + " of 127.0.0.1 is in use");
  }

  private static ApiDef api() {
    return new ApiDef("A", "A", List.of(), Optional.empty());
  }

  private Gateway.Surroundings surroundings() {
    return new Gateway.Surroundings(
        Placement.local(), this::invoke, new InProcessHttp(), () -> now);
  }
}
