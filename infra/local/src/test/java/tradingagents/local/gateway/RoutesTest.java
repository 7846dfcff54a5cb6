package tradingagents.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.local.template.RouteDef;

class RoutesTest {
  private static Routes routes(String... keys) {
    return new Routes(
        Arrays.stream(keys)
            .map(key -> key.split(" "))
            .map(key -> new RouteDef("r", key[0], key[1], "f", Optional.empty()))
            .toList());
  }

  private static final Routes SOME =
      routes(
          "ANY $default",
          "GET /{proxy+}",
          "ANY /v1/runs/{id}",
          "GET /v1/runs/{id}",
          "GET /v1/runs/latest",
          "GET /v1/runs",
          "GET /v1/runs/{id}/events",
          "POST /v1/files/{path+}");

  @ParameterizedTest
  @CsvSource({
    "GET,    /v1/runs,            GET /v1/runs",
    "GET,    /v1/runs/latest,     GET /v1/runs/latest",
    "GET,    /v1/runs/lat%65st,   GET /v1/runs/latest",
    "GET,    /v1/runs/a,          GET /v1/runs/{id}",
    "PUT,    /v1/runs/a,          ANY /v1/runs/{id}",
    "GET,    /v1/runs/a/events,   GET /v1/runs/{id}/events",
    "GET,    /v1/runs/a/other,    GET /{proxy+}",
    "GET,    /V1/runs,            GET /{proxy+}",
    "GET,    /v1/runs/,           GET /{proxy+}",
    "POST,   /v1/runs,            ANY $default",
    "POST,   /v1/files/a/b.txt,   POST /v1/files/{path+}",
    "POST,   /v1/files/,          ANY $default",
    "GET,    /,                   ANY $default"
  })
  void most_literal_route_wins(String method, String path, String key) {
    assertThat(SOME.find(method, path).map(match -> match.route().key())).hasValue(key);
  }

  @Test
  void parameters_are_decoded() {
    assertThat(SOME.find("GET", "/v1/runs/a%2Fb%20+%C3%A9").map(Routes.Match::parameters))
        .hasValue(Map.of("id", "a/b +é"));
    assertThat(SOME.find("POST", "/v1/files/a/b%20c").map(Routes.Match::parameters))
        .hasValue(Map.of("path", "a/b c"));
  }

  @Test
  void nothing_is_found_where_nothing_stands() {
    Routes few = routes("GET /v1/runs", "GET /v1/runs/{id}");

    assertThat(few.find("DELETE", "/v1/runs")).isEmpty();
    assertThat(few.find("HEAD", "/v1/runs")).isEmpty();
    assertThat(few.find("GET", "/v1/runs/")).isEmpty();
    assertThat(few.find("GET", "//v1/runs")).isEmpty();
    assertThat(few.find("GET", "/v1/runs/a/b")).isEmpty();
  }
}
