package tradingagents.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.local.api.Api.Answer;

/** The operations, as a caller uses and misuses them. */
class ApiTest {
  private static final String RUNS = "POST /v1/runs";
  private static final String RUN = "GET /v1/runs/{id}";

  private static EmbeddedStack stack;
  private static Api api;

  @BeforeAll
  static void start() {
    stack = Stacks.working(Optional.empty());
    api = new Api(stack, "ada");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void the_contract_the_template_and_the_document_that_is_served_name_the_same_routes() {
    Set<String> deployed = new TreeSet<>();
    stack.template().apis().getFirst().routes().forEach(r -> deployed.add(r.key()));

    assertThat(Api.CONTRACT.routes()).isEqualTo(deployed);
    assertThat(api.call("GET /v1/openapi.json", "", Map.of()).json())
        .isEqualTo(Api.CONTRACT.document());
  }

  @Test
  void a_run_is_begun_followed_shown_and_reported() throws InterruptedException {
    Answer begun = api.post(RUNS, "{\"symbol\":\"AAPL\",\"asOf\":\"2017-05-01\"}");
    String id = begun.json().path("runId").textValue();
    assertThat(begun.status()).isEqualTo(202);
    assertThat(begun.header("location")).isEqualTo("/v1/runs/" + id);
    Stacks.awaitEnd(stack, id);

    Answer run = api.call(RUN, id, Map.of());
    assertThat(run.json().path("status").textValue()).isEqualTo("CLOSED");
    assertThat(run.json().path("decision").path("rating").isTextual()).isTrue();
    String tag = run.header("etag");
    for (String sent : List.of(tag, "W/" + tag, "\"v1\"," + tag, "*")) {
      Map<String, String> seen = Map.of("if-none-match", sent);
      assertThat(api.call(RUN, id, Map.of(), seen, null).status()).as(sent).isEqualTo(304);
    }
    assertThat(api.call(RUN, id, Map.of(), Map.of("if-none-match", "\"v1\""), null).status())
        .isEqualTo(200);

    Answer events = api.call("GET /v1/runs/{id}/events", id, Map.of());
    int all = events.json().path("events").size();
    assertThat(all).isEqualTo(run.json().path("outcomes").size()).isGreaterThan(11);
    Answer rest = api.call("GET /v1/runs/{id}/events", id, Map.of("after", "10"));
    assertThat(rest.json().path("events")).hasSize(all - 10);
    assertThat(rest.json().path("events").path(0).path("number").intValue()).isEqualTo(11);

    for (String format : List.of("html", "markdown", "json")) {
      Answer report = api.call("GET /v1/runs/{id}/report", id, Map.of("format", format));
      assertThat(report.status()).isEqualTo(200);
      assertThat(report.body()).contains("AAPL");
    }
    Answer cancelled = api.call("DELETE /v1/runs/{id}", id, Map.of());
    assertThat(cancelled.status()).isEqualTo(409);
    assertThat(cancelled.json().path("code").textValue()).isEqualTo("run_closed");
  }

  @Test
  void the_same_key_finds_the_same_run_and_another_body_is_refused() {
    String body = "{\"symbol\":\"AAPL\",\"asOf\":\"2017-06-01\"}";
    Map<String, String> key = Map.of("Idempotency-Key", "k-1");
    Answer first = api.call(RUNS, "", Map.of(), key, body);
    Answer again = api.call(RUNS, "", Map.of(), key, " " + body + " ");
    Answer other =
        api.call(RUNS, "", Map.of(), key, "{\"symbol\":\"AAPL\",\"asOf\":\"2017-06-02\"}");
    Answer somebodyElses = new Api(stack, "bob").call(RUNS, "", Map.of(), key, body);

    assertThat(first.header("idempotent-replayed")).isEmpty();
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.header("idempotent-replayed")).isEqualTo("true");
    assertThat(again.json().path("runId")).isEqualTo(first.json().path("runId"));
    assertThat(other.status()).isEqualTo(422);
    assertThat(somebodyElses.json().path("runId")).isNotEqualTo(first.json().path("runId"));
  }

  @Test
  void viewers_read_and_change_nothing() {
    Api viewer = new Api(stack, "vera", "viewer");

    assertThat(viewer.call("GET /v1/runs", "", Map.of()).status()).isEqualTo(200);
    for (String route : Api.CONTRACT.routes()) {
      // Analytics change nothing, though they are sent by POST.
      if (!route.startsWith("GET ") && !route.startsWith("POST /v1/analytics/")) {
        Answer refused = viewer.call(route, "x", Map.of(), Map.of(), "{}");
        assertThat(refused.status()).as(route).isEqualTo(403);
        assertThat(refused.json().path("code").textValue()).isEqualTo("role_required");
      }
    }
  }

  @Test
  void a_list_goes_on_where_the_page_before_ended() {
    for (int day = 1; day <= 5; day++) {
      api.post(RUNS, "{\"symbol\":\"AAPL\",\"asOf\":\"2017-09-0%d\"}".formatted(day));
    }
    List<String> seen = new ArrayList<>();
    Map<String, String> query = Map.of("limit", "2", "symbol", "aapl");
    String cursor;
    do {
      JsonNode page = api.call("GET /v1/runs", "", query).json();
      page.path("runs").forEach(run -> seen.add(run.path("runId").textValue()));
      cursor = page.path("cursor").textValue();
      query = Map.of("limit", "2", "symbol", "aapl", "cursor", String.valueOf(cursor));
    } while (cursor != null);

    assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void a_cursor_that_was_changed_or_belongs_to_another_filter_is_refused() {
    api.post(RUNS, "{\"symbol\":\"AAPL\",\"asOf\":\"2017-10-02\"}");
    api.post(RUNS, "{\"symbol\":\"AAPL\",\"asOf\":\"2017-10-03\"}");
    String cursor =
        api.call("GET /v1/runs", "", Map.of("limit", "1")).json().path("cursor").textValue();

    for (String bad : List.of("x", "", cursor + "A", cursor.substring(1), "Li4uLi4u")) {
      assertThat(api.call("GET /v1/runs", "", Map.of("cursor", bad)).status()).isEqualTo(400);
    }
    Map<String, String> other = Map.of("cursor", cursor, "status", "CLOSED");
    assertThat(api.call("GET /v1/runs", "", other).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                  | /symbol
          {"symbol":5}                                        | /symbol
          {"symbol":"../x"}                                   | /symbol
          {"symbol":"AAPL","depth":0}                         | /depth
          {"symbol":"AAPL","depth":1.5}                       | /depth
          {"symbol":"AAPL","depth":"1"}                       | /depth
          {"symbol":"AAPL","asOf":"yesterday"}                | /asOf
          {"symbol":"AAPL","analysts":[]}                     | /analysts
          {"symbol":"AAPL","analysts":["market","market"]}    | /analysts
          {"symbol":"AAPL","analysts":["market","stars"]}     | /analysts/1
          {"symbol":"AAPL","model":"gpt"}                     | /model
          {"symbol":"AAPL","approvalRequired":"no"}           | /approvalRequired
          {"symbol":"AAPL","dataset":"../mine"}                  | /dataset
          {"symbol":"AAPL","a~b/c":1}                         | /a~0b~1c
          {"symbol":"AAPL","portfolio":{"cash":"-1"}}         | /portfolio/cash
          {"symbol":"AAPL","portfolio":{"cash":"1","positions":[{"symbol":"AAPL"}]}} | /portfolio/positions/0/quantity
          """)
  void each_fault_of_a_request_is_named_by_its_pointer(String body, String pointer) {
    Answer refused = api.post(RUNS, body);

    assertThat(refused.status()).isEqualTo(400);
    List<String> pointers = new ArrayList<>();
    refused.json().path("errors").forEach(e -> pointers.add(e.path("pointer").textValue()));
    assertThat(pointers).contains(pointer);
    assertThat(refused.json().path("correlationId").textValue()).isEqualTo("request-1");
  }

  @Test
  void what_is_no_json_object_is_refused_whatever_it_is() {
    String deep = "[".repeat(5000);
    for (String body :
        List.of("", "null", "[]", "{", "{}{}", "{\"symbol\":\"A\",\"symbol\":\"B\"}", deep, "\0")) {
      assertThat(api.post(RUNS, body).status()).as(body).isEqualTo(400);
    }
    assertThat(api.post(RUNS, "\"" + "x".repeat(70_000) + "\"").status()).isEqualTo(413);
  }

  @Test
  void a_date_without_data_and_an_unknown_instrument_are_told() {
    Answer early = api.post(RUNS, "{\"symbol\":\"AAPL\",\"asOf\":\"2001-01-02\"}");
    assertThat(early.status()).isEqualTo(400);
    assertThat(early.json().path("detail").textValue()).contains("2013-05-13");
    assertThat(api.post(RUNS, "{\"symbol\":\"NOPE\"}").status()).isEqualTo(404);
    assertThat(api.post(RUNS, "{\"symbol\":\"SPX\"}").status()).isEqualTo(400);
    assertThat(api.call(RUN, "run-nobody", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void a_watchlist_lives_and_nobody_overwrites_what_he_has_not_seen() {
    String list = "{\"name\":\"tech\",\"symbols\":[\"aapl\",\"MSFT\"]}";
    Answer made = api.post("POST /v1/watchlists", list);
    assertThat(made.status()).isEqualTo(201);
    assertThat(api.post("POST /v1/watchlists", list).status()).isEqualTo(409);
    String put = "PUT /v1/watchlists/{name}";
    String symbols = "{\"symbols\":[\"AAPL\"]}";
    Map<String, String> seen = Map.of("If-Match", made.header("etag"));

    assertThat(api.call(put, "tech", Map.of(), Map.of(), symbols).status()).isEqualTo(428);
    assertThat(api.call(put, "tech", Map.of(), seen, symbols).status()).isEqualTo(200);
    assertThat(api.call(put, "tech", Map.of(), seen, symbols).status()).isEqualTo(412);
    assertThat(api.call("GET /v1/watchlists/{name}", "tech", Map.of()).json().path("symbols"))
        .hasSize(1);
    assertThat(new Api(stack, "bob").call("GET /v1/watchlists/{name}", "tech", Map.of()).status())
        .isEqualTo(404);
    assertThat(api.call("DELETE /v1/watchlists/{name}", "tech", Map.of()).status()).isEqualTo(204);
    assertThat(api.call("GET /v1/watchlists/{name}", "tech", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void no_use_case_needs_more_than_three_requests_to_the_tables_and_none_scans() {
    api.post(RUNS, "{\"symbol\":\"AAPL\",\"asOf\":\"2016-05-02\"}");
    try (EmbeddedStack still = Stacks.idle(java.time.InstantSource.system())) {
      Api quiet = new Api(still, "ada");
      quiet.post(RUNS, "{\"symbol\":\"AAPL\",\"asOf\":\"2016-05-02\"}");
      String body = "{\"symbol\":\"AAPL\",\"asOf\":\"2016-05-03\"}";
      long before = tables(still);
      String id = quiet.post(RUNS, body).json().path("runId").textValue();
      assertThat(tables(still) - before).as("create").isLessThanOrEqualTo(3);
      for (String route :
          List.of(
              "GET /v1/runs",
              RUN,
              "GET /v1/runs/{id}/events",
              "GET /v1/runs/{id}/report",
              "GET /v1/watchlists",
              "GET /v1/schedules",
              "DELETE /v1/runs/{id}")) {
        before = tables(still);
        assertThat(quiet.call(route, id, Map.of()).status()).as(route).isLessThan(300);
        assertThat(tables(still) - before).as(route).isLessThanOrEqualTo(3);
      }
      assertThat(still.counts().of("DynamoDB_20120810", "Scan")).isZero();
    }
  }

  private static long tables(EmbeddedStack stack) {
    return stack.counts().of("DynamoDB_20120810");
  }
}
