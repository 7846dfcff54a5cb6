package tradingagents.local.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.api.runs.RunIntake;
import tradingagents.api.settings.Filings;
import tradingagents.api.settings.ScheduleStarter;
import tradingagents.api.settings.Settings;
import tradingagents.api.settings.Warming;
import tradingagents.chain.ledger.AccountOpening;
import tradingagents.chain.run.RunStarter;
import tradingagents.chain.vendor.KnownAnswers;
import tradingagents.chain.vendor.Question;
import tradingagents.desk.port.MarketData;
import tradingagents.desk.port.RunQuery;
import tradingagents.desk.run.RunSummary;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.local.api.Api.Answer;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Concept;
import tradingagents.model.market.FundamentalFact;
import tradingagents.model.market.Fundamentals;
import tradingagents.model.market.Known;
import tradingagents.model.market.NewsList;
import tradingagents.model.market.Stamp;
import tradingagents.model.market.Symbol;

/** Schedules: when they are due, and that each due time begins each run once. */
class SchedulesTest {
  private static final String MADE = "POST /v1/schedules";
  private static final int STUCK = 40;

  private Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private final EmbeddedStack stack = Stacks.idle(() -> now);
  private final Api api = new Api(stack, "ada");

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void begins_each_due_run_once_and_moves_on() {
    Answer made =
        api.post(
            MADE,
            "{\"symbols\":[\"AAPL\"],\"timing\":{\"session\":\"open\",\"offsetMinutes\":-30}}");
    assertThat(made.json().path("dueAt").textValue()).isEqualTo("2026-11-23T14:00:00Z");

    tick();
    assertThat(runs()).isEmpty();
    now = Instant.parse("2026-11-23T14:00:20Z");
    tick();
    tick();
    assertThat(runs()).hasSize(1);
    String id = made.json().path("id").textValue();
    Answer after = api.call("GET /v1/schedules/{id}", id, Map.of());
    assertThat(after.json().path("dueAt").textValue()).isEqualTo("2026-11-24T14:00:00Z");
    assertThat(after.json().path("lastDueAt").textValue()).isEqualTo("2026-11-23T14:00:00Z");
    now = Instant.parse("2026-11-24T14:00:10Z");
    tick();
    // Thanksgiving has no session, the day after closes early.
    now = Instant.parse("2026-11-25T14:00:00Z");
    tick();
    assertThat(dueAt(id)).isEqualTo("2026-11-27T14:00:00Z");
    assertThat(runs()).hasSize(3);
  }

  @Test
  void a_crash_before_moving_on_begins_no_second_run() {
    api.post(
        MADE, "{\"symbols\":[\"AAPL\"],\"timing\":{\"cron\":\"0 9 * * *\",\"timeZone\":\"UTC\"}}");
    var item =
        stack
            .dynamo()
            .query(query ->
                query
                    .tableName(stack.template().table("SettingsTable").name())
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(
                        Map.of(":pk", AttributeValue.fromS("SCHEDULES#ada"))))
            .items()
            .getFirst();
    now = Instant.parse("2026-11-24T09:00:10Z");
    tick();
    // As if the starter had died before it stored the next time.
    stack
        .dynamo()
        .putItem(put -> put.tableName(stack.template().table("SettingsTable").name()).item(item));
    tick();

    assertThat(runs()).hasSize(1);
  }

  @Test
  void one_that_cannot_begin_yet_keeps_no_other_from_its_turn() {
    String body = "{\"symbols\":[\"%s\"],\"timing\":{\"cron\":\"0 9 * * *\",\"timeZone\":\"UTC\"}}";
    String waiting = api.post(MADE, body.formatted("MSFT\",\"AAPL")).json().path("id").textValue();
    String refused = api.post(MADE, body.formatted("AAPL")).json().path("id").textValue();
    List<String> asked = new ArrayList<>();
    MarketData market =
        (dataset, symbol, asOf) -> {
          asked.add(symbol.value());
          return Result.err(
              symbol.value().equals("MSFT") ? Reason.UNAVAILABLE : Reason.NOT_FOUND, "no prices");
        };
    ScheduleStarter starter = starter(market);
    now = Instant.parse("2026-11-24T09:00:10Z");

    assertThatThrownBy(starter::startDue)
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.failure().isTransient()).isTrue());

    assertThat(asked).containsExactlyInAnyOrder("MSFT", "AAPL", "AAPL");
    assertThat(dueAt(waiting)).isEqualTo("2026-11-24T09:00:00Z");
    assertThat(dueAt(refused)).isEqualTo("2026-11-25T09:00:00Z");
  }

  @Test
  void many_that_cannot_begin_yet_keep_no_other_waiting() {
    String body = "{\"symbols\":[\"%s\"],\"timing\":{\"cron\":\"%s\",\"timeZone\":\"UTC\"}}";
    for (int i = 0; i < STUCK; i++) {
      // Another owner each: there is a most for one.
      Answer made =
          new Api(stack, "owner" + i / 20).post(MADE, body.formatted("MSFT", "0 9 * * *"));
      assertThat(made.status()).isEqualTo(201);
    }
    String later =
        api.post(MADE, body.formatted("AAPL", "1 9 * * *")).json().path("id").textValue();
    List<String> asked = new ArrayList<>();
    MarketData slow =
        (dataset, symbol, asOf) -> {
          asked.add(symbol.value());
          now = now.plusMillis(symbol.value().equals("MSFT") ? 900 : 0);
          return Result.err(
              symbol.value().equals("MSFT") ? Reason.UNAVAILABLE : Reason.NOT_FOUND, "no prices");
        };
    ScheduleStarter starter = starter(slow);
    now = Instant.parse("2026-11-24T09:01:10Z");

    // 30 seconds of one call are not enough for all: the next call goes on where it stopped.
    assertThatThrownBy(starter::startDue).isInstanceOf(FailureException.class);
    assertThat(asked).hasSizeBetween(26, STUCK - 1).containsOnly("MSFT");
    now = Instant.parse("2026-11-24T09:02:10Z");
    assertThatThrownBy(starter::startDue).isInstanceOf(FailureException.class);

    assertThat(asked).contains("AAPL");
    assertThat(dueAt(later)).isEqualTo("2026-11-25T09:01:00Z");
    String waiting = new Api(stack, "owner0").call("GET /v1/schedules", "", Map.of()).body();
    assertThat(waiting).contains("2026-11-24T09:00:00Z").doesNotContain("09:01:11");
  }

  @Test
  void what_is_due_in_a_moment_is_fetched_ahead_once() {
    String body =
        "{\"symbols\":[\"MSFT\",\"AAPL\"],\"dataset\":\"%s\",\"analysts\":[\"market\",\"news\"],"
            + "\"timing\":{\"cron\":\"0 9 * * *\",\"timeZone\":\"UTC\"}}";
    api.post(MADE, body.formatted("tiingo"));
    api.post(MADE, body.formatted("box"));
    List<String> asked = new ArrayList<>();
    MarketData market =
        (dataset, symbol, asOf) -> {
          asked.add(dataset + " bars " + symbol + " " + asOf);
          return Result.err(
              symbol.value().equals("MSFT") ? Reason.UNAVAILABLE : Reason.NOT_FOUND, "no prices");
        };
    List<String> counts = new ArrayList<>();
    for (String time : List.of("08:57:10", "08:58:10", "08:59:10")) {
      now = Instant.parse("2026-11-24T" + time + "Z");
      ScheduleStarter.Started started = starter(market, remembering(asked)).startDue();
      assertThat(started.due()).isZero();
      counts.add(time + " " + started.warmed());
    }

    assertThat(counts).containsExactly("08:57:10 0", "08:58:10 2", "08:59:10 0");
    assertThat(asked)
        .containsExactly(
            "tiingo bars MSFT 2026-11-24T08:58:10Z",
            "tiingo MSFT/2026-10-25/2026-11-24",
            "tiingo bars AAPL 2026-11-24T08:58:10Z",
            "tiingo AAPL/2026-10-25/2026-11-24");
  }

  @Test
  void after_filings_a_run_begins_only_for_who_has_published_since() {
    String body =
        "{\"symbols\":[\"MSFT\",\"AAPL\"],\"dataset\":\"%s\","
            + "\"timing\":{\"cron\":\"0 9 * * *\",\"timeZone\":\"UTC\",\"afterFilings\":true}}";
    Answer box = api.post(MADE, body.formatted("box"));
    assertThat(box.status()).as(box.body()).isEqualTo(400);
    assertThat(box.body()).contains("/timing", "not box");
    String id = api.post(MADE, body.formatted("edgar")).json().path("id").textValue();
    Map<String, Instant> filed = new HashMap<>();
    filed.put("MSFT", Instant.parse("2026-11-24T08:00:00Z"));
    filed.put("AAPL", Instant.parse("2026-11-20T08:00:00Z"));
    List<String> begun = new ArrayList<>();
    MarketData market =
        (dataset, symbol, asOf) -> {
          begun.add(symbol.value());
          return Result.err(Reason.NOT_FOUND, "no prices");
        };

    now = Instant.parse("2026-11-24T09:00:10Z");
    assertThat(starter(market, accounts(filed)).startDue().quiet()).isEqualTo(1);
    assertThat(begun).containsExactly("MSFT");
    assertThat(dueAt(id)).isEqualTo("2026-11-25T09:00:00Z");

    // Nobody can be asked: the time waits.
    now = Instant.parse("2026-11-25T09:00:10Z");
    ScheduleStarter blind = starter(market, remembering(new ArrayList<>()));
    assertThatThrownBy(blind::startDue).isInstanceOf(FailureException.class);
    assertThat(dueAt(id)).isEqualTo("2026-11-25T09:00:00Z");
    filed.put("AAPL", Instant.parse("2026-11-24T09:00:01Z"));
    now = Instant.parse("2026-11-25T09:01:10Z");
    assertThat(starter(market, accounts(filed)).startDue().quiet()).isEqualTo(1);
    assertThat(begun).containsExactly("MSFT", "AAPL");
  }

  private static KnownAnswers accounts(Map<String, Instant> filed) {
    return new KnownAnswers() {
      @Override
      public <A extends Known<A>> Result<A> ask(
          String dataset, Question<A> question, Instant asOf) {
        Symbol symbol = new Symbol(question.key());
        Instant knownAt = filed.getOrDefault(symbol.value(), asOf);
        FundamentalFact fact =
            new FundamentalFact(
                Concept.REVENUE,
                BigDecimal.TEN,
                "USD",
                null,
                LocalDate.of(2026, 9, 30),
                "10-Q",
                knownAt);
        Stamp stamp = new Stamp("edgar", "edgar", asOf, asOf, Set.of());
        return Result.ok(
            question.typed(new Fundamentals(symbol, null, List.of(fact), stamp).asKnown(asOf)));
      }
    };
  }

  private static KnownAnswers remembering(List<String> asked) {
    return new KnownAnswers() {
      @Override
      public <A extends Known<A>> Result<A> ask(
          String dataset, Question<A> question, Instant asOf) {
        asked.add(dataset + " " + question.key());
        return Result.err(Reason.UNAVAILABLE, "no vendor");
      }

      @Override
      public Result<NewsList> keep(
          String runId, String dataset, Question.Stories question, Instant asOf) {
        throw new AssertionError("nothing is kept for a run that is not there");
      }
    };
  }

  private ScheduleStarter starter(MarketData market) {
    return starter(market, KnownAnswers.NONE);
  }

  private ScheduleStarter starter(MarketData market, KnownAnswers answers) {
    return new ScheduleStarter(
        new Settings(stack.dynamo(), stack.template().table("SettingsTable").name()),
        new RunIntake(
            market,
            new AccountOpening(stack.lambda(), "nobody"),
            new RunStarter(stack.runStore(), stack.bus()),
            () -> now,
            "box"),
        new Warming(market, answers),
        new Filings(answers),
        () -> now);
  }

  private String dueAt(String id) {
    return api.call("GET /v1/schedules/{id}", id, Map.of()).json().path("dueAt").textValue();
  }

  @Test
  void a_time_long_missed_is_left_out() {
    api.post(
        MADE, "{\"symbols\":[\"AAPL\"],\"timing\":{\"cron\":\"0 9 * * *\",\"timeZone\":\"UTC\"}}");
    now = Instant.parse("2026-11-26T15:00:00Z");
    tick();

    assertThat(runs()).isEmpty();
  }

  @Test
  void a_schedule_that_was_switched_off_begins_nothing() {
    String body =
        "{\"symbols\":[\"AAPL\"],\"timing\":{\"cron\":\"0 9 * * *\",\"timeZone\":\"UTC\"},"
            + "\"enabled\":%s}";
    Answer made = api.post(MADE, body.formatted("true"));
    Answer off =
        api.call(
            "PUT /v1/schedules/{id}",
            made.json().path("id").textValue(),
            Map.of(),
            Map.of("If-Match", made.header("etag")),
            body.formatted("false"));
    assertThat(off.json().path("dueAt").isNull()).isTrue();
    now = Instant.parse("2026-11-24T09:00:10Z");
    tick();

    assertThat(runs()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"cron\":\"* * * *\"} | /timing/cron | must have the five fields",
        "{\"cron\":\"60 * * * *\"} | /timing/cron | the minute cannot be '60'",
        "{\"cron\":\"-1 * * * *\"} | /timing/cron | the minute cannot be '-1'",
        "{\"cron\":\"*/0 * * * *\"} | /timing/cron | the minute cannot be '0'",
        "{\"cron\":\"0 9 * * FUN\"} | /timing/cron | the day of week cannot be 'FUN'",
        "{\"cron\":5} | /timing/cron | must be text",
        "{\"cron\":\"0 9 * * *\",\"timeZone\":\"Mars/Olympus\"} | /timing/timeZone | Mars/Olympus",
        "{\"cron\":\"0 9 * * *\",\"timeZone\":\"\"} | /timing/timeZone | must be a time zone",
        "{\"cron\":\"0 9 * * *\",\"session\":\"open\"} | /timing | needs either cron or session",
        "{\"cron\":\"0 9 * * *\",\"offsetMinutes\":5} | /timing/offsetMinutes | with session only",
        "{\"session\":\"open\",\"timeZone\":\"UTC\"} | /timing/timeZone | goes with cron only",
        "{\"session\":\"noon\"} | /timing/session | must be open or close",
        "{\"session\":\"open\",\"offsetMinutes\":1441} | /timing/offsetMinutes | from -1440 to"
            + " 1440",
        "{} | /timing | needs either cron or session",
        "5 | /timing | must be an object",
      })
  void a_timing_that_means_nothing_is_one_fault_where_it_is(
      String timing, String pointer, String words) {
    Answer answer = api.post(MADE, "{\"symbols\":[\"AAPL\"],\"timing\":" + timing + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors")).as(answer.body()).hasSize(1);
    assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
    assertThat(answer.json().at("/errors/0/detail").textValue()).contains(words);
  }

  @Test
  void a_day_that_never_comes_is_refused() {
    String body = "{\"symbols\":[\"AAPL\"],\"timing\":{\"cron\":\"0 9 30 2 *\"}}";

    assertThat(api.post(MADE, body).body()).contains("would never be due");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"AAPL\"", "[]", "[5]", "[\"AAPL\",\"aapl\"]"})
  void instruments_that_cannot_be_are_one_fault(String symbols) {
    Answer answer =
        api.post(MADE, "{\"symbols\":" + symbols + ",\"timing\":{\"session\":\"open\"}}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors")).as(answer.body()).hasSize(1);
  }

  private void tick() {
    stack.invoke("ScheduleStarter", new ScheduledEvent());
  }

  private List<RunSummary> runs() {
    return stack.runStore().list(RunQuery.newest(100)).runs();
  }
}
