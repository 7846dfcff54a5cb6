package tradingagents.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.chain.reasoning.DynamoMemories;
import tradingagents.desk.run.Lesson;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.local.api.Api.Answer;
import tradingagents.model.market.Symbol;

/** A decision's way into memory, on the embedded stack, and how it is shown. */
class MemoryTest {
  private static final String LIST = "GET /v1/memory";
  private static final String SHOW = "GET /v1/memory/{id}";

  private static EmbeddedStack stack;
  private static Api api;
  private static String june;
  private static String august;

  @BeforeAll
  static void two_runs_of_the_past() throws InterruptedException {
    stack = Stacks.working(Optional.empty());
    api = new Api(stack, "ada");
    june = run("2016-06-30");
    august = run("2016-08-01");
    // Twice, as a clock may: the second look changes nothing.
    stack.invoke("Reflection", new ScheduledEvent());
    assertThat((Map<?, ?>) stack.invoke("Reflection", new ScheduledEvent()))
        .isEqualTo(Map.of("remembered", 0, "due", 0, "settled", 0, "waiting", 0, "givenUp", 0));
  }

  private static String run(String asOf) throws InterruptedException {
    Answer begun =
        api.call(
            "POST /v1/runs",
            "",
            Map.of(),
            Map.of(),
            "{\"symbol\":\"AAPL\",\"asOf\":\"" + asOf + "\"}");
    String id = begun.json().path("runId").textValue();
    Stacks.awaitEnd(stack, id);
    return id;
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void run_of_the_past_is_settled_with_the_prices_of_then() {
    JsonNode memory = api.call(SHOW, june, Map.of()).json();

    assertThat(memory.path("standing").textValue()).isEqualTo("SETTLED");
    JsonNode settlement = memory.path("settlement");
    // 96.68 / 95.599998 - 1 and 2129.899902 / 2098.860107 - 1: closes of 2016-06-30 and 2016-07-08.
    assertThat(settlement.path("rawReturn").textValue()).isEqualTo("0.011297");
    assertThat(settlement.path("benchmarkReturn").textValue()).isEqualTo("0.014789");
    assertThat(settlement.path("excessReturn").textValue()).isEqualTo("-0.003492");
    assertThat(settlement.path("knownAt").textValue()).isEqualTo("2016-07-08T20:00:00Z");
    assertThat(memory.path("reflection").textValue()).contains("0.35 points less than SPX");
  }

  @Test
  void later_run_may_remember_it_and_one_of_the_next_day_may_not() {
    DynamoMemories memories =
        new DynamoMemories(stack.dynamo(), stack.template().table("ReasoningTable").name());

    assertThat(lessons(memories, "2016-07-01T20:00:00Z")).isEmpty();
    assertThat(lessons(memories, "2016-07-08T19:59:59.999Z")).isEmpty();
    assertThat(lessons(memories, "2016-07-08T20:00:00Z")).containsExactly(june);
    assertThat(lessons(memories, "2016-08-01T20:00:00Z")).containsExactly(june);
    assertThat(lessons(memories, "2017-01-01T00:00:00Z")).contains(june, august);
  }

  private static List<String> lessons(DynamoMemories memories, String asOf) {
    return memories
        .relevant(new Symbol("AAPL"), List.of(), Instant.parse(asOf), 5)
        .orThrow()
        .stream()
        .map(Lesson::runId)
        .toList();
  }

  @Test
  void list_is_that_of_the_asked_date_page_by_page() {
    JsonNode now = api.call(LIST, "", Map.of()).json();
    assertThat(now.path("memories").findValuesAsText("runId")).containsExactly(august, june);
    assertThat(now.path("cursor").isNull()).isTrue();

    JsonNode then = api.call(LIST, "", Map.of("asOf", "2016-07-01", "symbol", "aapl")).json();
    assertThat(then.path("memories").findValuesAsText("runId")).containsExactly(june);
    assertThat(then.at("/memories/0/standing").textValue()).isEqualTo("PENDING");
    assertThat(then.at("/memories/0/settlement").isNull()).isTrue();

    JsonNode first = api.call(LIST, "", Map.of("limit", "1")).json();
    String cursor = first.path("cursor").textValue();
    JsonNode second = api.call(LIST, "", Map.of("limit", "1", "cursor", cursor)).json();
    assertThat(second.path("memories").findValuesAsText("runId")).containsExactly(june);
    assertThat(api.call(LIST, "", Map.of("symbol", "XOM", "cursor", cursor)).status())
        .isEqualTo(400);
  }

  @Test
  void track_record_counts_what_was_settled() {
    JsonNode record = api.call("GET /v1/track-record", "", Map.of()).json();
    JsonNode nobody = api.call("GET /v1/track-record", "", Map.of("model", "nobody")).json();

    assertThat(record.path("remembered").intValue()).isEqualTo(2);
    assertThat(record.at("/all/total/count").intValue()).isEqualTo(2);
    assertThat(record.at("/byModel/rules/total/count").intValue()).isEqualTo(2);
    assertThat(record.at("/byTraining/after/total/count").intValue()).isEqualTo(2);
    assertThat(record.path("complete").booleanValue()).isTrue();
    assertThat(nobody.path("remembered").intValue()).isZero();
    assertThat(nobody.at("/all/calibration/brier").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "GET /v1/memory, symbol, A A",
    "GET /v1/memory, asOf, yesterday",
    "GET /v1/memory, asOf, 1990-01-01",
    "GET /v1/memory, limit, 0",
    "GET /v1/memory, limit, 101",
    "GET /v1/memory, cursor, forged",
    "GET /v1/track-record, model, ' '"
  })
  void misuse_is_told(String route, String name, String value) {
    assertThat(api.call(route, "", Map.of(name, value)).status()).isEqualTo(400);
  }

  @Test
  void run_that_is_not_remembered_is_not_found() {
    assertThat(api.call(SHOW, "run-nobody", Map.of()).status()).isEqualTo(404);
  }
}
