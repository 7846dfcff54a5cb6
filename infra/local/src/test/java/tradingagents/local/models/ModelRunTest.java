package tradingagents.local.models;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.chain.run.RunStarter;
import tradingagents.desk.models.ModelCatalogue;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.run.Agreement;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.OrderReceipt;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Workflow;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.testkit.models.Asked;
import tradingagents.testkit.models.Behaviour;
import tradingagents.testkit.models.Behaviour.Refusal;
import tradingagents.testkit.models.ModelStub;
import tradingagents.testkit.models.TypedAnswers;

class ModelRunTest {
  private static final String QUICK = "openai:gpt-5.4-mini";
  private static final TypedAnswers OVERWEIGHT = new TypedAnswers("OVERWEIGHT");

  /** What a run on a stub came to. */
  private record Played(Run run, ModelStub stub, EmbeddedStack stack) {
    BigDecimal cost() {
      return run.outcomes().stream()
          .map(recorded -> recorded.usage().costUsd())
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  private interface Look {
    void at(Played played) throws Exception;
  }

  private static void play(
      String model, ReasoningTerms terms, Function<Asked, Behaviour> script, Look look)
      throws Exception {
    try (ModelStub stub = ModelStub.start(script)) {
      Map<String, String> variables = new TreeMap<>(stub.environment());
      try (EmbeddedStack stack = Stacks.working(variables)) {
        look.at(new Played(run(stack, "run-1", model, terms), stub, stack));
      }
    }
  }

  private static Run run(EmbeddedStack stack, String id, String model, ReasoningTerms terms)
      throws InterruptedException {
    Stacks.openAccount(stack, id);
    new RunStarter(stack.runStore(), stack.bus())
        .start(id, Stacks.mandate(model, id, Instant.now(), terms))
        .orThrow();
    return Stacks.awaitEnd(stack, id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bedrock:us.anthropic.claude-haiku-4-5-20251001-v1:0",
        "openai:gpt-5.4-mini",
        "anthropic:claude-haiku-4-5",
        "gemini:gemini-3.6-flash",
        "ollama:llama3.3"
      })
  void a_run_is_decided_by_a_model_of_every_provider(String model) throws Exception {
    play(
        model,
        ReasoningTerms.USUAL,
        OVERWEIGHT,
        played -> {
          Run run = played.run();
          assertThat(Workflow.status(run)).isEqualTo(Status.CLOSED);
          Decision decision = run.outcome(Decision.class).orElseThrow();
          assertThat(decision.rating()).isEqualTo(Rating.OVERWEIGHT);
          assertThat(run.outcome(OrderReceipt.class)).isPresent();
          // Nine agents have something to read: three analysts have no source.
          assertThat(played.stub().asked()).hasSize(9);
          assertThat(run.outcomes())
              .filteredOn(recorded -> recorded.usage().spent().calls() > 0)
              .hasSize(9)
              .allSatisfy(recorded -> assertThat(recorded.usage().model()).isEqualTo(model));
          var billed = played.stub().billed();
          assertThat(run.outcomes().stream().mapToLong(r -> r.usage().tokensIn()).sum())
              .isEqualTo(billed.input());
          ModelId id = ModelId.parse(model);
          assertThat(played.cost().signum())
              .isEqualTo(id.provider().wireName().equals("ollama") ? 0 : 1);
        });
  }

  @Test
  void managers_may_have_a_deeper_model() throws Exception {
    String deep = "anthropic:claude-sonnet-4-6";
    play(
        QUICK,
        new ReasoningTerms(deep, 1, null, Map.of()),
        OVERWEIGHT,
        played ->
            assertThat(played.stub().asked().stream().collect(groupingBy(Asked::model, counting())))
                .containsOnly(Map.entry("gpt-5.4-mini", 7L), Map.entry("claude-sonnet-4-6", 2L)));
  }

  @Test
  void one_throttled_call_is_two_calls_and_never_twelve() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    play(
        QUICK,
        ReasoningTerms.USUAL,
        asked ->
            calls.incrementAndGet() == 1
                ? Behaviour.refuses(Refusal.THROTTLED)
                : OVERWEIGHT.apply(asked),
        played -> {
          assertThat(Workflow.status(played.run())).isEqualTo(Status.CLOSED);
          assertThat(played.stub().asked()).hasSize(10);
        });
  }

  @Test
  void when_no_model_answers_analysts_have_no_data_and_the_run_says_so() throws Exception {
    play(
        QUICK,
        ReasoningTerms.USUAL,
        asked -> Behaviour.refuses(Refusal.OVERLOADED),
        played -> {
          assertThat(Workflow.status(played.run()).isFinal()).isTrue();
          assertThat(played.run().outcome(OrderReceipt.class)).isEmpty();
          assertThat(Workflow.failure(played.run()).orElseThrow().detail()).contains(QUICK);
        });
  }

  @Test
  void several_samples_say_how_sure_the_decision_is() throws Exception {
    List<String> ratings = List.of("BUY", "BUY", "SELL");
    AtomicInteger managers = new AtomicInteger();
    play(
        QUICK,
        new ReasoningTerms(null, 3, null, Map.of()),
        asked -> {
          boolean decides = asked.request().contains("Role: portfolio manager");
          String rating = decides ? ratings.get(managers.getAndIncrement() % 3) : "BUY";
          return new TypedAnswers(rating).apply(asked);
        },
        played -> {
          Decision decision = played.run().outcome(Decision.class).orElseThrow();
          Agreement agreement = decision.agreement().orElseThrow();
          assertThat(agreement.votes()).containsEntry(Rating.BUY, 2).containsEntry(Rating.SELL, 1);
          assertThat(decision.rating()).isEqualTo(Rating.BUY);
        });
  }

  @Test
  void a_run_that_may_spend_almost_nothing_calls_nobody_and_ends() throws Exception {
    play(
        QUICK,
        new ReasoningTerms(null, 1, new BigDecimal("0.000001"), Map.of()),
        OVERWEIGHT,
        played -> {
          assertThat(played.stub().asked()).isEmpty();
          assertThat(Workflow.status(played.run()).isFinal()).isTrue();
          assertThat(played.run().outcome(OrderReceipt.class)).isEmpty();
        });
  }

  @Test
  void the_same_question_is_not_asked_twice_by_another_run() throws Exception {
    play(
        QUICK,
        ReasoningTerms.USUAL,
        OVERWEIGHT,
        played -> {
          int before = played.stub().asked().size();
          Run second = run(played.stack(), "run-2", QUICK, ReasoningTerms.USUAL);
          assertThat(played.stub().asked()).hasSize(before);
          assertThat(second.outcomes().stream().map(Recorded::usage))
              .allMatch(usage -> usage.costUsd().signum() == 0);
          assertThat(second.outcome(Decision.class))
              .isEqualTo(played.run().outcome(Decision.class));
        });
  }

  @Test
  void the_catalogue_knows_the_models_of_these_tests() {
    ModelCatalogue catalogue = ModelCatalogue.shipped();
    assertThat(List.of(QUICK, "gemini:gemini-3.6-flash", "anthropic:claude-sonnet-4-6"))
        .allMatch(model -> catalogue.find(ModelId.parse(model)).isPresent());
  }
}
