package tradingagents.desk.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tradingagents.desk.report.QuoteText;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Ratio;

class QuoteTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
  private static final Instant AT = Instant.parse("2018-05-11T20:00:00Z");
  private static final ModelId QUICK = ModelId.parse("openai:gpt-5.4-mini");
  private static final ModelId DEEP = ModelId.parse("anthropic:claude-sonnet-4-6");
  private static final ModelCatalogue CATALOGUE = ModelCatalogue.shipped();

  @Test
  void the_turns_are_those_that_the_workflow_takes() {
    for (int depth = 1; depth <= Mandate.MAX_DEPTH; depth++) {
      Mandate mandate = mandate(depth, 1);

      assertThat(Quote.stages(mandate)).as("depth %d", depth).isEqualTo(walked(mandate));
    }
  }

  @Test
  void a_run_has_its_calls_and_its_samples_of_the_deciding_steps() {
    Quote quote = quote(mandate(2, 3), Map.of());

    // Four analysts, two rounds of two and of three, and three deciders three times.
    assertThat(quote.calls()).hasSize(4 + 2 * 2 + 2 * 3 + 3 * 3);
    assertThat(quote.total().calls()).isEqualTo(23);
    assertThat(quote.agents())
        .extracting(Quote.Row::name, Quote.Row::calls)
        .contains(tuple("bull-researcher", 2), tuple("portfolio-manager", 3));
  }

  /**
   * By hand: 10,000 tokens of prompt, 6,000 of them shared by one agent's calls; 1,000 expected and
   * 2,000 at most written; mini at 0.75 / 4.50 / 0.075 / 0.75.
   */
  @Test
  void a_shared_beginning_is_written_once_and_read_in_later_rounds() {
    List<Quote.CallQuote> bulls =
        quote(mandate(2, 1), Map.of()).calls().stream()
            .filter(call -> call.task().step() == Step.BULL_RESEARCHER)
            .toList();

    assertThat(bulls.get(0).tokens()).isEqualTo(new Tokens(4_000, 0, 6_000, 1_000, true));
    assertThat(bulls.get(0).usd()).isEqualByComparingTo("0.012");
    assertThat(bulls.get(1).tokens()).isEqualTo(new Tokens(4_000, 6_000, 0, 1_000, true));
    assertThat(bulls.get(1).usd()).isEqualByComparingTo("0.00795");
    // Held: a quarter more prompt, nothing from the cache, the longest answer.
    assertThat(bulls.get(1).atMostUsd()).isEqualByComparingTo("0.018375");
  }

  @Test
  void turns_at_the_same_time_do_not_read_one_anothers_cache() {
    List<Tokens> voices =
        quote(mandate(1, 1), Map.of("prefix", "reports")).calls().stream()
            .filter(call -> call.task().step().kind() == Step.Kind.RISK_VOICE)
            .map(Quote.CallQuote::tokens)
            .toList();
    List<Tokens> analysts =
        quote(mandate(1, 1), Map.of("prefix", "reports")).calls().stream()
            .filter(call -> call.task().step().kind() == Step.Kind.ANALYST)
            .map(Quote.CallQuote::tokens)
            .toList();

    assertThat(analysts).allMatch(tokens -> tokens.cacheRead() == 0);
    assertThat(voices).allMatch(tokens -> tokens.cacheRead() == 6_000);
  }

  @Test
  void a_beginning_that_is_too_short_or_a_model_that_does_not_cache_is_paid_in_full() {
    ModelId premier = ModelId.parse("bedrock:amazon.nova-premier-v1:0");
    Quote uncached =
        Quote.of(mandate(2, 1), step -> premier, estimates(2, "", 10_000, 6_000), CATALOGUE, DAY)
            .orThrow();
    Quote shortOne =
        Quote.of(mandate(2, 1), step -> QUICK, estimates(2, "", 10_000, 1_023), CATALOGUE, DAY)
            .orThrow();

    assertThat(uncached.total().tokens().cacheRead()).isZero();
    assertThat(shortOne.total().tokens().cacheWritten()).isZero();
    // In the model's own tokens: 1.15 times the estimate.
    assertThat(uncached.calls().getFirst().tokens().fresh()).isEqualTo(11_500);
  }

  @Test
  void an_unknown_model_has_no_quote() {
    Result<Quote> none =
        Quote.of(
            mandate(1, 1),
            step -> ModelId.parse("gemini:gemini-9"),
            estimates(1, "", 10, 0),
            CATALOGUE,
            DAY);

    assertThat(none)
        .isInstanceOfSatisfying(
            Result.Err.class,
            err -> assertThat(err.failure().reason()).isEqualTo(Reason.NOT_FOUND));
  }

  @Test
  void a_turn_without_an_estimate_is_a_mistake() {
    assertThatThrownBy(() -> Quote.of(mandate(1, 1), step -> QUICK, List.of(), CATALOGUE, DAY))
        .hasMessage("there is no estimate of market-analyst#1");
  }

  @Test
  void the_text_has_a_line_for_each_agent_and_the_sum() {
    List<String> lines = QuoteText.of(quote(mandate(1, 1), Map.of()));

    assertThat(lines).hasSize(1 + 12 + 1 + 1);
    assertThat(lines.get(1))
        .matches("market-analyst +1 +10000 +0 % +1000 +0\\.012000 +0\\.018375  " + QUICK);
    assertThat(lines.get(13)).matches("total +12 +\\d+ +0 % +\\d+ +[\\d.]+ +[\\d.]+");
  }

  @Test
  void the_plan_of_a_run_is_what_it_has_not_said_held_in_full_and_in_the_quick_tier() {
    Mandate mandate = mandate(1, 3);
    Quote full = quote(mandate, Map.of());
    Quote quick =
        Quote.of(mandate, step -> QUICK, estimates(1, "", 10_000, 6_000), CATALOGUE, DAY).orThrow();
    Run begun = new Run("r", mandate, List.of(), 0, false);
    Task market = Task.of(Step.MARKET_ANALYST);

    SpendingPlan plan =
        SpendingPlan.of(
            full,
            quick,
            begun.with(new Recorded(market, Report.noData("none"), Usage.NONE, AT, AT)));
    SpendingPlan stopped =
        SpendingPlan.of(
            full,
            quick,
            begun.with(
                new Recorded(
                    market, new Failed(new Failure(Reason.BUDGET, "none")), Usage.NONE, AT, AT)));

    assertThat(plan.remaining()).hasSize(11).noneMatch(turn -> turn.task().equals(market));
    // Three samples: 12,500 and a quarter at 3.75, 2,000 at 15; and as above.
    assertThat(plan.remaining().getLast())
        .isEqualTo(
            new SpendingPlan.Turn(
                Task.of(Step.PORTFOLIO_MANAGER),
                new BigDecimal("0.26578125"),
                new BigDecimal("0.05512500")));
    assertThat(plan.stopped()).isFalse();
    assertThat(stopped.stopped()).isTrue();
  }

  /**
   * Prompts are off the estimate by 5 % and answers by 15 % (one standard deviation each), one
   * cache in twenty is missed and one call in fifty repeated: the quote is within 10 % of what such
   * a run costs for 95 of 100.
   */
  @Test
  void what_a_noisy_run_costs_is_within_ten_percent_of_its_quote() {
    Quote quote = quote(mandate(2, 1), Map.of());
    int within = 0;
    for (long seed = 0; seed < 1_000; seed++) {
      BigDecimal cost = noisy(quote, new Random(seed));
      BigDecimal off = cost.subtract(quote.total().usd()).abs();
      within += off.movePointRight(1).compareTo(cost) <= 0 ? 1 : 0;
      assertThat(cost).isLessThan(quote.total().atMostUsd());
    }
    assertThat(within).isGreaterThanOrEqualTo(950);
  }

  private static BigDecimal noisy(Quote quote, Random random) {
    BigDecimal cost = BigDecimal.ZERO;
    for (Quote.CallQuote call : quote.calls()) {
      Tokens expected = call.tokens();
      double prompt = 1 + 0.05 * random.nextGaussian();
      boolean misses = random.nextInt(20) == 0;
      long read = misses ? 0 : expected.cacheRead();
      Tokens real =
          new Tokens(
              Math.round(expected.fresh() * prompt),
              read,
              expected.cacheWritten() + expected.cacheRead() - read,
              Math.round(expected.output() * (1 + 0.15 * random.nextGaussian())),
              false);
      BigDecimal one = CATALOGUE.prices().cost(call.model(), DAY, real).orThrow();
      cost = cost.add(random.nextInt(50) == 0 ? one.add(one) : one);
    }
    return cost;
  }

  private static Quote quote(Mandate mandate, Map<String, String> shared) {
    return Quote.of(
            mandate,
            step -> step == Step.RESEARCH_MANAGER || step == Step.PORTFOLIO_MANAGER ? DEEP : QUICK,
            estimates(mandate.depth(), shared.getOrDefault("prefix", ""), 10_000, 6_000),
            CATALOGUE,
            DAY)
        .orThrow();
  }

  private static List<CallEstimate> estimates(
      int depth, String prefix, long promptTokens, long stableTokens) {
    List<CallEstimate> all = new ArrayList<>();
    for (Step step : Step.values()) {
      for (int round = 1; round <= depth; round++) {
        String name = prefix.isEmpty() ? step.wireName() : prefix;
        all.add(new CallEstimate(step, round, promptTokens, name, stableTokens, 1_000, 2_000));
      }
    }
    return all;
  }

  private static List<List<Task>> walked(Mandate mandate) {
    Run run = new Run("r", mandate, List.of(), 0, false);
    List<List<Task>> stages = new ArrayList<>();
    for (List<Task> due = Workflow.due(run); agents(due); due = Workflow.due(run)) {
      stages.add(due);
      for (Task task : due) {
        run = run.with(new Recorded(task, said(task), Usage.NONE, AT, AT));
      }
    }
    return stages;
  }

  private static boolean agents(List<Task> due) {
    return !due.isEmpty() && due.getFirst().step().isAgent();
  }

  private static Outcome said(Task task) {
    return switch (task.step().kind()) {
      case ANALYST -> Report.noData("none");
      case DEBATER, RISK_VOICE -> new Argument("so", List.of(), Ratio.ONE);
      case DECIDER ->
          switch (task.step()) {
            case RESEARCH_MANAGER -> new Ruling(Rating.HOLD, 1, "so", List.of(), List.of());
            case TRADER -> new Proposal(Proposal.Action.HOLD, "so", null, null);
            default -> Decision.review("so");
          };
      case AUTHORITY, PERSON, CLOCK -> throw new IllegalStateException(task.toString());
    };
  }

  private static Mandate mandate(int depth, int samples) {
    return new Mandate(
        new Symbol("AAPL"),
        LocalDate.of(2018, 5, 11),
        LocalDate.of(2018, 5, 11),
        AT,
        Step.of(Step.Kind.ANALYST),
        depth,
        "agents",
        "box",
        "paper",
        null,
        false,
        false,
        AT,
        AT.plus(Duration.ofDays(1)),
        Origin.UNKNOWN,
        new ReasoningTerms(null, samples, null, Map.of()));
  }
}
