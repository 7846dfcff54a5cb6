package tradingagents.local.api;

import static org.assertj.core.api.Assertions.assertThat;
import static tradingagents.local.api.Sweeps.CANCEL;
import static tradingagents.local.api.Sweeps.RESULT;
import static tradingagents.local.api.Sweeps.SHOW;
import static tradingagents.local.api.Sweeps.START;
import static tradingagents.local.api.Sweeps.request;
import static tradingagents.local.api.Sweeps.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.local.api.Api.Answer;

/** Backtests as somebody asks for them, follows them and fetches what they came to. */
class BacktestsTest {
  private static final String LIST = "GET /v1/backtests";

  private static EmbeddedStack stack;
  private static Api api;

  @BeforeAll
  static void start() {
    stack = working(Map.of("CHUNK_PAIRS", "20"));
    api = new Api(stack, "ada");
  }

  private static EmbeddedStack working(Map<String, String> overrides) {
    return EmbeddedStack.start(
        new EmbeddedStack.Setup(
            Stacks.TEMPLATE, Optional.empty(), InstantSource.system(), "test", overrides, true));
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  static JsonNode ended(Api api, String id) throws InterruptedException {
    for (int i = 0; i < 1200; i++) {
      JsonNode backtest = api.call(SHOW, id, Map.of()).json();
      if (!List.of("queued", "working").contains(backtest.path("status").textValue())) {
        return backtest;
      }
      Thread.sleep(50);
    }
    throw new AssertionError(id + " does not end");
  }

  private static String id(Answer begun) {
    assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    return begun.json().path("backtestId").textValue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run            | "strategy":"sma:5:20","fill":"next-close","commissionBps":10  | finalEquity
          run            | "enter":"close > sma:10","exit":"close < sma:10","fill":"next-close" | finalEquity
          run            | "decisions":[{"date":"2015-02-01","rating":"BUY"}],"fill":"next-close" | finalEquity
          search         | "fast":"5..10","slow":"20..40:10","fill":"next-close","top":3 | best
          walk-forward   | "fast":"5..10:5","slow":"20..40:20","fill":"next-close","train":100,"test":50 | legs
          cross-validate | "fast":"5..10:5","slow":"20..40:20","fill":"next-close","groups":6 | paths
          monte-carlo    | "strategy":"sma:5:20","fill":"next-close","paths":50 | fan
          sweep          | "fast":"2..4","slow":"5..9" | checksum
          """)
  void each_kind_is_begun_and_comes_to_its_document(String kind, String more, String member)
      throws InterruptedException {
    String body = request(kind, 400, more);
    assertThat(Api.CONTRACT.faultsOfBody(START, body)).isEmpty();

    Answer begun = api.post(START, body);
    JsonNode backtest = ended(api, id(begun));

    assertThat(begun.header("location")).isEqualTo("/v1/backtests/" + id(begun));
    assertThat(backtest.path("status").textValue()).as(backtest.toString()).isEqualTo("done");
    assertThat(backtest.path("kind").textValue()).isEqualTo(kind);
    assertThat(backtest.path("progress").doubleValue()).isEqualTo(1);
    assertThat(backtest.path("startedAt").textValue()).isNotNull();
    Answer result = api.call(RESULT, id(begun), Map.of());
    assertThat(result.status()).isEqualTo(200);
    assertThat(result.json().has(member)).as(result.body()).isTrue();
    Map<String, String> seen = Map.of("if-none-match", result.header("etag"));
    assertThat(api.call(RESULT, id(begun), Map.of(), seen, null).status()).isEqualTo(304);
  }

  @Test
  void a_sweep_in_chunks_comes_to_the_very_document_of_the_sweep_at_once()
      throws InterruptedException {
    String chunked = id(api.post(START, sweep(600)));
    JsonNode backtest = ended(api, chunked);

    assertThat(backtest.path("chunks").intValue()).isGreaterThan(8);
    assertThat(backtest.path("chunksDone")).isEqualTo(backtest.path("chunks"));
    try (EmbeddedStack other = working(Map.of())) {
      Api whole = new Api(other, "ada");
      String once = id(whole.post(START, sweep(600)));
      assertThat(ended(whole, once).path("chunks").intValue()).isEqualTo(1);
      assertThat(api.call(RESULT, chunked, Map.of()).body())
          .isEqualTo(whole.call(RESULT, once, Map.of()).body());
    }
  }

  @Test
  void what_cannot_be_done_fails_and_says_why() throws InterruptedException {
    String body = request("monte-carlo", 60, "\"strategy\":\"buy-and-hold\",\"method\":\"trades\"");
    String id =
        id(api.post(START, body.replace("\"method\"", "\"fill\":\"next-close\",\"method\"")));
    JsonNode backtest = ended(api, id);

    assertThat(backtest.path("status").textValue()).isEqualTo("failed");
    assertThat(backtest.path("failure").textValue()).contains("to shuffle them takes two or more");
    Answer result = api.call(RESULT, id, Map.of());
    assertThat(result.status()).isEqualTo(409);
    assertThat(result.json().path("code").textValue()).isEqualTo("backtest_failed");
    assertThat(result.json().path("detail")).isEqualTo(backtest.path("failure"));
  }

  @Test
  void the_same_key_finds_the_same_backtest_and_another_body_is_refused() {
    Map<String, String> key = Map.of("Idempotency-Key", "k-1");
    Answer first = api.call(START, "", Map.of(), key, sweep(50));
    Answer again = api.call(START, "", Map.of(), key, " " + sweep(50).replace(",\"", " ,\"") + " ");
    Answer other = api.call(START, "", Map.of(), key, sweep(51));
    Answer somebodyElses = new Api(stack, "bob").call(START, "", Map.of(), key, sweep(50));

    assertThat(first.header("idempotent-replayed")).isEmpty();
    assertThat(again.header("idempotent-replayed")).isEqualTo("true");
    assertThat(id(again)).isEqualTo(id(first));
    assertThat(other.status()).isEqualTo(422);
    assertThat(id(somebodyElses)).isNotEqualTo(id(first));
  }

  @Test
  void everybody_sees_his_own_and_administrators_all() {
    Api eve = new Api(stack, "eve");
    List<String> made = new ArrayList<>();
    for (int bars = 30; bars < 35; bars++) {
      made.add(id(eve.post(START, sweep(bars))));
    }

    assertThat(api.call(SHOW, made.getFirst(), Map.of()).status()).isEqualTo(404);
    assertThat(api.call(CANCEL, made.getFirst(), Map.of()).status()).isEqualTo(404);
    assertThat(api.call(RESULT, made.getFirst(), Map.of()).status()).isEqualTo(404);
    assertThat(new Api(stack, "eve", "viewer").call(SHOW, made.getFirst(), Map.of()).status())
        .isEqualTo(200);
    Api admin = new Api(stack, "root", "admin");
    assertThat(admin.call(SHOW, made.getFirst(), Map.of()).status()).isEqualTo(200);
    assertThat(listed(eve)).containsExactlyElementsOf(made.reversed());
    assertThat(listed(admin)).containsAll(made);
    assertThat(listed(new Api(stack, "nobody"))).isEmpty();
    String cursor = eve.call(LIST, "", Map.of("limit", "2")).json().path("cursor").textValue();
    assertThat(api.call(LIST, "", Map.of("cursor", cursor)).status()).isEqualTo(400);
  }

  private static List<String> listed(Api caller) {
    List<String> seen = new ArrayList<>();
    Map<String, String> query = Map.of("limit", "2");
    String cursor;
    do {
      JsonNode page = caller.call(LIST, "", query).json();
      page.path("backtests").forEach(one -> seen.add(one.path("backtestId").textValue()));
      cursor = page.path("cursor").textValue();
      query = Map.of("limit", "2", "cursor", String.valueOf(cursor));
    } while (cursor != null);
    return seen;
  }

  @Test
  void a_backtest_that_nobody_works_on_can_be_cancelled_once() {
    try (EmbeddedStack still = Stacks.idle(() -> Instant.parse("2026-01-05T10:00:00Z"))) {
      Api caller = new Api(still, "ada");
      String id = id(caller.post(START, sweep(50)));

      assertThat(caller.call(RESULT, id, Map.of()).json().path("code").textValue())
          .isEqualTo("backtest_not_done");
      assertThat(caller.call(CANCEL, id, Map.of()).json().path("status").textValue())
          .isEqualTo("cancelled");
      assertThat(caller.call(CANCEL, id, Map.of()).status()).isEqualTo(202);
      assertThat(caller.call(RESULT, id, Map.of()).json().path("code").textValue())
          .isEqualTo("backtest_cancelled");
    }
  }

  @Test
  void one_that_has_ended_cannot_be_cancelled() throws InterruptedException {
    String id = id(api.post(START, sweep(40)));
    var _ = ended(api, id);

    assertThat(api.call(CANCEL, id, Map.of()).json().path("code").textValue())
        .isEqualTo("backtest_ended");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                   | /kind        | is missing
          {"kind":"sweeps"}                                    | /kind        | sweep
          {"kind":"run","strategy":"sma:2:3"}                  | /instruments | is missing
          {"kind":"run","instruments":[],"strategy":"sma:2:3"} | /instruments | one instrument or more
          {"kind":"run","instruments":[{"name":"A","dates":["2024-01-02","soon"],"close":[1,2]}],"strategy":"sma:2:3"} | /instruments/0/dates/1 | must be a date
          {"kind":"run","instruments":[{"name":"A","dates":["2024-01-02"],"close":["1"]}],"strategy":"sma:2:3"} | /instruments/0/close/0 | must be a number
          {"kind":"run","instruments":[{"name":"A","dates":["2024-01-02"],"close":[1],"bars":[1]}],"strategy":"sma:2:3"} | /instruments/0/bars | is not a field
          {"kind":"run","instruments":[{"name":"A","dates":["2024-01-02"],"close":[1],"open":[1]}],"strategy":"sma:2:3"} | /instruments/0/high | is missing
          {"kind":"run","instruments":[{"name":"A","dates":["2024-01-02","2024-01-03"],"close":[1,2]}]} | /strategy | say what decides
          {"kind":"run","instruments":[{"name":"A","dates":["2024-01-02","2024-01-03"],"close":[1,2]}],"strategy":"smaa:2:3"} | /strategy | smaa
          {"kind":"run","instruments":[{"name":"A","dates":["2024-01-02","2024-01-03"],"close":[1,2]}],"strategy":"sma:1:2","fill":"now"} | /fill | now
          {"kind":"run","instruments":[{"name":"A","dates":["2024-01-02","2024-01-03"],"close":[1,2]}],"strategy":"sma:1:2","fast":"2..9"} | /fast | is not a field
          {"kind":"run","instruments":[{"name":"A","dates":["2024-01-02","2024-01-03"],"close":[1,2]}],"strategy":"sma:1:2","slippage":"x"} | /slippage | there is no slippage
          {"kind":"sweep","instruments":[{"name":"A","dates":["2024-01-02","2024-01-03"],"close":[1,2]}],"fast":"2..5000"} | /fast | at most 1000
          {"kind":"sweep","instruments":[{"name":"A","dates":["2024-01-02","2024-01-03"],"close":[1,2]}],"fast":"1..999","slow":"2..1000"} | '' | 499,500 combinations are asked for; 100,000 are the limit
          {"kind":"monte-carlo","instruments":[{"name":"A","dates":["2024-01-02","2024-01-03"],"close":[1,2]}],"strategy":"sma:1:2","ruin":2} | '' | ruin
          """)
  void each_fault_of_a_request_is_named_by_its_pointer(String body, String pointer, String word) {
    Answer refused = api.post(START, body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    List<String> faults = new ArrayList<>();
    refused
        .json()
        .path("errors")
        .forEach(
            e -> faults.add(e.path("pointer").textValue() + " " + e.path("detail").textValue()));
    assertThat(faults)
        .anySatisfy(fault -> assertThat(fault).startsWith(pointer + " ").contains(word));
  }

  @Test
  void what_is_too_much_says_the_number_and_the_limit() {
    String search = "\"fast\":\"1..300\",\"slow\":\"2..400\",\"fill\":\"next-close\"";
    String paths = "\"strategy\":\"sma:5:20\",\"fill\":\"next-close\",\"paths\":100000";

    assertThat(api.post(START, request("search", 2_200, search)).body())
        .contains("119,700 combinations over these bars evaluate 526,680,000 bars")
        .contains("500,000,000 are the limit");
    assertThat(api.post(START, request("monte-carlo", 501, paths)).body())
        .contains("100,000 paths of 501 bars draw 50,100,000 bars; 50,000,000 are the limit");
    assertThat(api.post(START, "\"" + "x".repeat(4_000_001) + "\"").status()).isEqualTo(413);
  }

  @Test
  void examples_of_the_contract_are_accepted() throws InterruptedException {
    JsonNode examples =
        Api.CONTRACT
            .operation(START)
            .path("requestBody")
            .path("content")
            .path("application/json")
            .path("examples");
    assertThat(examples).hasSize(3);
    for (JsonNode example : examples) {
      String body = example.path("value").toString();
      assertThat(Api.CONTRACT.faultsOfBody(START, body)).isEmpty();
      JsonNode backtest = ended(api, id(api.post(START, body)));
      assertThat(backtest.path("status").textValue()).as(backtest.toString()).isEqualTo("done");
    }
  }

  @Test
  void no_operation_needs_more_than_three_requests_to_the_table() {
    try (EmbeddedStack still = Stacks.idle(() -> Instant.parse("2026-01-05T10:00:00Z"))) {
      Api caller = new Api(still, "ada");
      long before = still.counts().of("DynamoDB_20120810");
      String id = id(caller.post(START, sweep(50)));
      assertThat(still.counts().of("DynamoDB_20120810") - before).isLessThanOrEqualTo(3);
      for (String route : List.of(LIST, SHOW, RESULT, CANCEL)) {
        before = still.counts().of("DynamoDB_20120810");
        var _ = caller.call(route, id, Map.of());
        assertThat(still.counts().of("DynamoDB_20120810") - before)
            .as(route)
            .isLessThanOrEqualTo(3);
      }
      assertThat(still.counts().of("DynamoDB_20120810", "Scan")).isZero();
    }
  }
}
