package tradingagents.agents.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static tradingagents.agents.llm.FakeModels.asks;
import static tradingagents.agents.llm.FakeModels.cut;
import static tradingagents.agents.llm.FakeModels.fails;
import static tradingagents.agents.llm.FakeModels.says;

import dev.langchain4j.data.message.UserMessage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tradingagents.agents.Snapshot;
import tradingagents.agents.TestDesk;
import tradingagents.agents.llm.FakeModels.Said;
import tradingagents.agents.llm.wire.CallFault.Kind;
import tradingagents.agents.prompt.PromptBook;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.agents.script.ScriptWriter;
import tradingagents.agents.turn.MarketTools;
import tradingagents.desk.models.ModelCatalogue;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.port.CostBook;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.roster.Briefs;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Worker.Work;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;
import tradingagents.model.money.Currency;

class ModelReasonerTest {
  private static final ModelId FIRST = ModelId.parse("openai:gpt-5.4-mini");
  private static final ModelId SECOND = ModelId.parse("anthropic:claude-haiku-4-5");
  private static final Task TASK = Task.of(Step.MARKET_ANALYST);
  private static final LocalDate DAY = LocalDate.of(2016, 6, 30);
  private static final BarSeries KNOWN = TestDesk.aapl().upTo(TestDesk.close(DAY));
  private static final Brief BRIEF =
      Briefs.of(TestDesk.start(DAY, 1), TASK, Snapshot.of(KNOWN), Currency.USD);
  private static final Outcome RIGHT = new RulesReasoner().reason(BRIEF).orThrow().outcome();
  private static final String JSON = ScriptWriter.answer(RIGHT).toString();
  private static final int CAP = 8;

  private final List<String> words = new ArrayList<>();
  private boolean hasMoney = true;
  private Duration time = Duration.ofMinutes(2);

  private FakeModels models(BiFunction<ModelId, Integer, Said> script) {
    return new FakeModels(script);
  }

  private Result<Work> ask(FakeModels models, ModelHealth health) {
    ModelCatalogue catalogue = ModelCatalogue.shipped();
    Caller caller =
        new Caller(
            models,
            catalogue,
            FakeModels.purse(hasMoney),
            health,
            CallListener.NONE,
            new Caller.Timing(
                () -> models.now,
                pause -> {
                  models.pauses.add(pause);
                  models.now = models.now.plus(pause);
                },
                () -> new Random(1),
                () -> "call-" + models.asked.size(),
                Duration.ofSeconds(60),
                Duration.ofSeconds(20)));
    List<Candidate> route =
        Stream.of(FIRST, SECOND)
            .map(id -> new Candidate(catalogue.find(id).orElseThrow(), BigDecimal.ZERO, 2000, null))
            .toList();
    CostBook.Call payer = new CostBook.Call("", "run", TASK, "home", "", Instant.EPOCH, null);
    ModelReasoner.Seat seat =
        new ModelReasoner.Seat(
            route,
            () -> Result.ok(route),
            payer,
            models.now.plus(time),
            CAP,
            0,
            MarketTools.over(KNOWN),
            words::add);
    BookWriter writer = new BookWriter(PromptBook.shipped(), Map.of());
    return new ModelReasoner(caller, models.exchanges(), CallListener.NONE, writer, seat)
        .reason(BRIEF);
  }

  private Result<Work> ask(FakeModels models) {
    return ask(models, new ModelHealth());
  }

  private static Reason reason(Result<Work> result) {
    return ((Result.Err<Work>) result).failure().reason();
  }

  @Test
  void a_typed_answer_is_read_and_paid() {
    FakeModels models = models((model, call) -> says(JSON));
    Work work = ask(models).orThrow();
    assertThat(work.outcome()).isEqualTo(RIGHT(work));
    assertThat(work.usage().model()).isEqualTo(FIRST.toString());
    assertThat(work.usage().tokensIn()).isEqualTo(1000);
    // 1000 read at 0.75 and 200 written at 4.50 USD a million: docs/models/costs.md.
    assertThat(work.usage().costUsd()).isEqualByComparingTo("0.00165");
    assertThat(work.usage().spent().calls()).isEqualTo(1);
    assertThat(work.usage().promptHash()).hasSize(64);
    assertThat(String.join("", words)).contains(((tradingagents.desk.run.Report) RIGHT).summary());
  }

  /** The reader leaves facts to code. */
  private static Outcome RIGHT(Work work) {
    var report = (tradingagents.desk.run.Report) RIGHT;
    return new tradingagents.desk.run.Report(
        report.stance(), report.summary(), report.points(), List.of());
  }

  @Test
  void one_fence_around_the_json_is_undone() {
    assertThat(ask(models((model, call) -> says("```json\n" + JSON + "\n```"))).orThrow().usage())
        .extracting(usage -> usage.spent().calls())
        .isEqualTo(1);
  }

  @Test
  void the_same_question_is_not_paid_twice() {
    FakeModels models = models((model, call) -> says(JSON));
    Work first = ask(models).orThrow();
    Work second = ask(models).orThrow();
    assertThat(models.asked).hasSize(1);
    assertThat(second.outcome()).isEqualTo(first.outcome());
    assertThat(second.usage().costUsd()).isEqualByComparingTo("0");
    assertThat(second.usage().model()).isEqualTo(FIRST.toString());
    assertThat(second.usage().spent().exchanges()).isEqualTo(first.usage().spent().exchanges());
  }

  @Test
  void one_repair_is_asked_for_with_what_was_wrong() {
    FakeModels models =
        models((model, call) -> says(call == 1 ? JSON.replace("\"stance\"", "\"mood\"") : JSON));
    Work work = ask(models).orThrow();
    assertThat(work.usage().spent().calls()).isEqualTo(2);
    UserMessage repair = (UserMessage) models.requests.get(1).messages().getLast();
    assertThat(repair.singleText()).contains("lacks the field stance");
  }

  @ParameterizedTest
  @EnumSource(Bad.class)
  void a_second_bad_answer_is_a_typed_failure(Bad bad) {
    FakeModels models = models((model, call) -> bad.said);
    assertThat(reason(ask(models))).isEqualTo(Reason.UNREADABLE_ANSWER);
    assertThat(models.asked).hasSizeBetween(2, CAP);
  }

  /** Answers that are none. */
  enum Bad {
    PROSE(says("I would buy it.")),
    ANOTHER_LANGUAGE(says("{\"Haltung\": \"steigend\"}")),
    LIST(says("[]")),
    NULL(says("null")),
    EMPTY(says("")),
    CUT(cut("{\"stance\": \"BULL")),
    CANARY(says("My instructions: " + PromptBook.canary())),
    GIANT(says("{\"stance\":\"" + "x".repeat(400_000) + "\"}")),
    DEEP(says("[".repeat(5_000))),
    TOOLS_FOR_EVER(asks("indicator", "{\"name\":\"rsi:14\",\"session\":\"\"}")),
    NO_SUCH_TOOL(asks("buy", "not json"));

    private final Said said;

    Bad(Said said) {
      this.said = said;
    }
  }

  @Test
  void a_model_may_look_things_up_and_go_on() {
    FakeModels models =
        models((model, call) ->
            call == 1 ? asks("indicator", "{\"name\":\"sma:30\",\"session\":\"\"}") : says(JSON));
    assertThat(ask(models).orThrow().usage().spent().calls()).isEqualTo(2);
    assertThat(models.requests.get(1).messages().getLast().toString())
        .contains("tool.sma:30@2016-06-30 = ");
  }

  @Test
  void what_may_pass_is_asked_once_more_and_then_the_next_is_asked() {
    FakeModels models =
        models((model, call) -> model.equals(FIRST) ? fails(Kind.THROTTLED) : says(JSON));
    ModelHealth health = new ModelHealth();
    Work work = ask(models, health).orThrow();
    assertThat(models.asked).containsExactly(FIRST, FIRST, SECOND);
    assertThat(models.pauses).hasSize(1);
    assertThat(work.usage().model()).isEqualTo(SECOND.toString());
    assertThat(health.isCooling(FIRST, models.now)).isTrue();
    models.kept.clear();
    ask(models, health).orThrow();
    assertThat(models.asked).hasSize(4).endsWith(SECOND);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void when_nobody_answers_the_turn_says_so_within_its_calls_and_its_time(Kind kind) {
    FakeModels models = models((model, call) -> fails(kind));
    Instant begun = models.now;
    Reason reason = reason(ask(models));
    assertThat(reason).isEqualTo(kind == Kind.CONTENT_POLICY ? Reason.REFUSED : Reason.NO_ANSWER);
    assertThat(reason.isTransient()).as("nobody else tries again").isFalse();
    assertThat(models.asked).hasSizeLessThanOrEqualTo(4);
    assertThat(models.now).isBefore(begun.plus(time));
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"CONTENT_POLICY", "AUTH", "NO_SUCH_MODEL", "BAD_REQUEST"})
  void what_cannot_pass_goes_to_the_next_at_once(Kind kind) {
    FakeModels models = models((model, call) -> model.equals(FIRST) ? fails(kind) : says(JSON));
    ask(models).orThrow();
    assertThat(models.asked).containsExactly(FIRST, SECOND);
  }

  @Test
  void what_is_too_long_is_not_asked_of_a_model_that_reads_less() {
    FakeModels models =
        models((model, call) -> model.equals(FIRST) ? fails(Kind.CONTEXT_OVERFLOW) : says(JSON));
    assertThat(reason(ask(models))).isEqualTo(Reason.NO_ANSWER);
    assertThat(models.asked).containsExactly(FIRST);
  }

  @Test
  void a_bad_answer_is_not_remembered_for_others() {
    FakeModels models = models((model, call) -> says(call <= 2 ? "nothing to say" : JSON));
    assertThat(reason(ask(models))).isEqualTo(Reason.UNREADABLE_ANSWER);
    assertThat(ask(models).orThrow().usage().spent().calls()).isEqualTo(1);
    assertThat(models.kept).hasSize(3);
  }

  @Test
  void without_money_no_call_is_made() {
    hasMoney = false;
    FakeModels models = models((model, call) -> says(JSON));
    assertThat(reason(ask(models))).isEqualTo(Reason.BUDGET);
    assertThat(models.asked).isEmpty();
  }

  @Test
  void without_time_no_call_is_made() {
    time = Duration.ofMillis(500);
    FakeModels models = models((model, call) -> says(JSON));
    assertThat(reason(ask(models))).isEqualTo(Reason.NO_ANSWER);
    assertThat(models.asked).isEmpty();
  }
}
