package tradingagents.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tradingagents.agents.data.Dossier;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.chain.vendor.KnownAnswers;
import tradingagents.desk.port.Memories;
import tradingagents.desk.port.Reasoner;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Lesson;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker.Work;
import tradingagents.desk.run.Workflow;
import tradingagents.desk.sizing.TargetWeights;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Price;
import tradingagents.model.money.Ratio;

class AgentWorkerTest {
  private static final LocalDate DAY = LocalDate.of(2018, 5, 10);
  private static final Reasoner RULES = new RulesReasoner();

  /** The rules, but for one step. */
  private static Reasoner but(Step step, Result<Work> answer) {
    return brief -> brief.task().step() == step ? answer : RULES.reason(brief);
  }

  private static Result<Work> says(Outcome outcome) {
    return Result.ok(new Work(outcome, Usage.NONE));
  }

  private static Result<Work> unreadable() {
    return Result.err(Reason.UNREADABLE_ANSWER, "gibberish");
  }

  private static Run play(Reasoner reasoner) {
    return TestDesk.play(TestDesk.start(DAY, 1), TestDesk.worker(TestDesk.aapl(), reasoner));
  }

  @Test
  void a_report_carries_the_facts_of_code_whatever_the_reasoner_claims() {
    Fact invented =
        new Fact("market.close", "Close", BigDecimal.ONE, Fact.Unit.PRICE, "me", Instant.EPOCH);
    Report lie = new Report(Stance.BEARISH, "cheap", List.of(), List.of(invented));
    Report report = play(but(Step.MARKET_ANALYST, says(lie))).outcome(Report.class).orElseThrow();
    assertThat(report.stance()).isEqualTo(Stance.BEARISH);
    assertThat(report.facts()).isEqualTo(Snapshot.of(TestDesk.aapl().upTo(TestDesk.close(DAY))));
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"NEWS_ANALYST", "SENTIMENT_ANALYST", "FUNDAMENTALS_ANALYST"})
  void analysts_without_a_source_say_no_data_and_nobody_is_asked(Step analyst) {
    Reasoner never =
        brief -> {
          throw new AssertionError("asked");
        };
    Result<Work> work =
        TestDesk.worker(TestDesk.aapl(), never).work(TestDesk.start(DAY, 1), Task.of(analyst));
    assertThat(work.orThrow().outcome()).isInstanceOf(Report.class);
    assertThat(((Report) work.orThrow().outcome()).stance()).isEqualTo(Stance.NO_DATA);
    assertThat(work.orThrow().usage()).isEqualTo(Usage.NONE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"NO_DATA", "NOT_FOUND"})
  void without_prices_the_market_analyst_says_no_data_and_the_run_ends_in_review(Reason reason) {
    AgentWorker worker =
        new AgentWorker((d, s, t) -> Result.err(reason, "nothing"), turn -> Result.ok(RULES));
    Run run = TestDesk.play(TestDesk.start(DAY, 1), worker);
    assertThat(run.all(Report.class)).allMatch(report -> report.stance() == Stance.NO_DATA);
    assertThat(Workflow.status(run)).isEqualTo(Status.REVIEW);
  }

  @ParameterizedTest
  @CsvSource({"TIMEOUT", "THROTTLED", "UNAVAILABLE", "CORRUPT"})
  void other_market_failures_come_back_as_they_are(Reason reason) {
    AgentWorker worker =
        new AgentWorker((d, s, t) -> Result.err(reason, "oops"), turn -> Result.ok(RULES));
    Result<Work> work = worker.work(TestDesk.start(DAY, 1), Task.of(Step.MARKET_ANALYST));
    assertThat(work).isEqualTo(Result.err(reason, "oops"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"RESEARCH_MANAGER", "TRADER", "PORTFOLIO_MANAGER"})
  void an_unreadable_decider_makes_the_run_a_review_that_never_trades(Step decider) {
    Run run = play(but(decider, unreadable()));
    Decision decision = TestDesk.decision(run);
    assertThat(decision.rating()).isEqualTo(Rating.REVIEW);
    assertThat(decision.targetWeight()).isNull();
    assertThat(Workflow.status(run)).isEqualTo(Status.REVIEW);
  }

  @Test
  void a_review_upstream_decides_without_asking_anybody_else() {
    List<Step> asked = new ArrayList<>();
    Reasoner watched =
        brief -> {
          asked.add(brief.task().step());
          return but(Step.RESEARCH_MANAGER, unreadable()).reason(brief);
        };
    Run run = play(watched);
    assertThat(asked)
        .doesNotContain(
            Step.TRADER,
            Step.AGGRESSIVE_RISK,
            Step.CONSERVATIVE_RISK,
            Step.NEUTRAL_RISK,
            Step.PORTFOLIO_MANAGER);
    assertThat(Workflow.status(run)).isEqualTo(Status.REVIEW);
    assertThat(run.outcome(Proposal.class).orElseThrow().action())
        .isEqualTo(Proposal.Action.REVIEW);
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"BULL_RESEARCHER", "BEAR_RESEARCHER", "AGGRESSIVE_RISK", "NEUTRAL_RISK"})
  void an_unreadable_speaker_fails_the_run(Step speaker) {
    Run run = play(but(speaker, unreadable()));
    assertThat(run.recorded(Task.of(speaker)).orElseThrow().outcome()).isInstanceOf(Failed.class);
    assertThat(Workflow.status(run)).isEqualTo(Status.FAILED);
  }

  @Test
  void an_unreadable_market_analyst_counts_as_no_data() {
    Run run = play(but(Step.MARKET_ANALYST, unreadable()));
    assertThat(run.outcome(Ruling.class).orElseThrow().rationale()).contains("too little");
    assertThat(Workflow.status(run)).isEqualTo(Status.REVIEW);
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"RESEARCH_MANAGER", "TRADER", "BULL_RESEARCHER", "PORTFOLIO_MANAGER"})
  void transient_failures_come_back_from_every_role(Step step) {
    Run run = play(RULES);
    Result<Work> late = Result.err(Reason.TIMEOUT, "late");
    AgentWorker worker = TestDesk.worker(TestDesk.aapl(), but(step, late));
    assertThat(worker.work(run, Task.of(step))).isEqualTo(late);
  }

  @Test
  void an_answer_of_another_type_is_unreadable() {
    Run run = play(but(Step.PORTFOLIO_MANAGER, says(Report.noData("I am an analyst"))));
    assertThat(TestDesk.decision(run).rating()).isEqualTo(Rating.REVIEW);
    assertThat(TestDesk.decision(run).summary()).contains("must answer a Decision, not a Report");
  }

  @ParameterizedTest
  @CsvSource({"NaN", "-0.1", "1.01", "Infinity"})
  void a_confidence_out_of_range_is_unreadable(double confidence) {
    Ruling sure = new Ruling(Rating.BUY, confidence, "sure", List.of(), List.of());
    Run run = play(but(Step.RESEARCH_MANAGER, says(sure)));
    assertThat(run.outcome(Ruling.class).orElseThrow().rating()).isEqualTo(Rating.REVIEW);
  }

  @Test
  void a_risk_voice_without_an_appetite_is_unreadable() {
    Argument shy = new Argument("well", List.of(), null);
    Run run = play(but(Step.NEUTRAL_RISK, says(shy)));
    assertThat(Workflow.status(run)).isEqualTo(Status.FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "BUY, 1, 0.9, 0.5, 0.18",
    "BUY, 1, 1, 1, 0.2",
    "BUY, 0, 0, 1, 0",
    "OVERWEIGHT, 0.3, 0.7, 0.1, 0.03",
    "UNDERWEIGHT, 0.3, 0.7, 0.1, 0.05",
    "SELL, 1, 1, 1, 0",
    "HOLD, 1, 1, 1, ",
    "REVIEW, 1, 1, 1, "
  })
  void the_target_weight_is_codes_and_the_models_is_ignored(
      Rating rating, String a, String b, String c, @Nullable String weight) {
    Decision greedy =
        new Decision(rating, Ratio.of("0.99"), 0.5, "s", "t", null, null, List.of(), List.of());
    Reasoner reasoner =
        brief ->
            switch (brief.task().step()) {
              case AGGRESSIVE_RISK -> says(new Argument("a", List.of(), Ratio.of(a)));
              case CONSERVATIVE_RISK -> says(new Argument("b", List.of(), Ratio.of(b)));
              case NEUTRAL_RISK -> says(new Argument("c", List.of(), Ratio.of(c)));
              case PORTFOLIO_MANAGER -> says(greedy);
              default -> RULES.reason(brief);
            };
    Ratio expected = weight == null ? null : Ratio.of(weight);
    assertThat(TestDesk.decision(play(reasoner)).targetWeight()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "190.039993, true",
    "38.01, true",
    "38.0, false",
    "950.19, true",
    "950.2, false",
    "5, false"
  })
  void prices_are_kept_only_near_the_close(String price, boolean kept) {
    Price named = Price.of(price, Currency.USD);
    Decision target =
        new Decision(Rating.HOLD, null, 0.5, "s", "t", named, "soon", List.of(), List.of());
    Decision decision = TestDesk.decision(play(but(Step.PORTFOLIO_MANAGER, says(target))));
    assertThat(decision.priceTarget()).isEqualTo(kept ? named : null);
    Proposal proposal = new Proposal(Proposal.Action.BUY, "r", named, named);
    Proposal traded = play(but(Step.TRADER, says(proposal))).outcome(Proposal.class).orElseThrow();
    assertThat(traded.entry()).isEqualTo(kept ? named : null);
    assertThat(traded.stop()).isEqualTo(kept ? named : null);
  }

  @Test
  void a_price_in_another_currency_is_dropped() {
    Price yen = Price.of("190", Currency.of("JPY"));
    Proposal proposal = new Proposal(Proposal.Action.BUY, "r", yen, null);
    Run run = play(but(Step.TRADER, says(proposal)));
    assertThat(run.outcome(Proposal.class).orElseThrow().entry()).isNull();
  }

  @Test
  void an_unknown_model_is_a_failure() {
    AgentWorker worker =
        new AgentWorker(
            TestDesk.market(TestDesk.aapl()),
            turn -> Result.err(Reason.UNSUPPORTED, "no model " + turn.run().mandate().model()));
    assertThat(worker.work(TestDesk.start(DAY, 1), Task.of(Step.MARKET_ANALYST)))
        .isEqualTo(Result.err(Reason.UNSUPPORTED, "no model rules"));
  }

  private static Run remembering(String model, Memories memories, List<Brief> briefs) {
    Mandate usual = TestDesk.mandate(DAY, 1, TestDesk.ANALYSTS, null);
    Mandate asked =
        new Mandate(
            usual.symbol(),
            usual.asOfDate(),
            usual.session(),
            usual.asOf(),
            usual.analysts(),
            1,
            model,
            usual.dataset(),
            usual.account(),
            null,
            false,
            false,
            usual.createdAt(),
            usual.deadline(),
            usual.origin());
    AgentWorker worker =
        new AgentWorker(
            new AgentWorker.Sources(
                TestDesk.market(TestDesk.aapl()),
                new Dossier(
                    (collection, symbol, asOf) -> Result.err(Reason.NO_DATA, "no source"),
                    KnownAnswers.NONE),
                memories),
            turn ->
                Result.ok(brief -> {
                  briefs.add(brief);
                  return RULES.reason(brief);
                }),
            TargetWeights.DEFAULT);
    return TestDesk.play(Run.start("r1", asked), worker);
  }

  private static Lesson lesson(Instant knownAt) {
    return new Lesson(
        "earlier",
        TestDesk.AAPL,
        DAY.minusDays(30),
        Rating.BUY,
        5,
        new BigDecimal("0.01"),
        null,
        null,
        "Words.",
        knownAt);
  }

  @Test
  void only_the_portfolio_manager_is_told_what_earlier_decisions_came_to_and_nothing_later() {
    Instant asOf = TestDesk.close(DAY);
    Lesson known = lesson(asOf);
    List<Brief> briefs = new ArrayList<>();

    remembering(
        "script:any",
        (symbol, facts, at, atMost) -> Result.ok(List.of(known, lesson(asOf.plusMillis(1)))),
        briefs);

    assertThat(briefs).filteredOn(brief -> !brief.lessons().isEmpty()).hasSize(1);
    assertThat(briefs.getLast().task().step()).isEqualTo(Step.PORTFOLIO_MANAGER);
    assertThat(briefs.getLast().lessons()).containsExactly(known);
  }

  @Test
  void rules_are_never_told_and_nobody_is_asked_for_them() {
    List<Brief> briefs = new ArrayList<>();

    remembering(
        "rules",
        (symbol, facts, at, atMost) -> {
          throw new AssertionError("asked");
        },
        briefs);

    assertThat(briefs).isNotEmpty().allMatch(brief -> brief.lessons().isEmpty());
  }

  @Test
  void memories_that_are_damaged_are_done_without_and_such_that_are_late_are_waited_for() {
    List<Brief> briefs = new ArrayList<>();

    Run decided =
        remembering("script:any", (s, f, a, n) -> Result.err(Reason.CORRUPT, "bad"), briefs);

    assertThat(decided.outcome(Decision.class)).isPresent();
    assertThatThrownBy(() ->
            remembering("script:any", (s, f, a, n) -> Result.err(Reason.TIMEOUT, "late"), briefs))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("transient");
  }

  @Test
  void the_authorities_are_no_agents() {
    Result<Work> work =
        TestDesk.worker(TestDesk.aapl(), RULES)
            .work(TestDesk.start(DAY, 1), Task.of(Step.BROKER_ACTION));
    assertThat(work).isInstanceOf(Result.Err.class);
  }

  @Test
  void a_market_that_answers_too_much_is_cut_at_as_of() {
    BarSeries all = TestDesk.aapl();
    LocalDate early = LocalDate.of(2015, 1, 30);
    Run run = TestDesk.play(TestDesk.start(early, 1), TestDesk.worker(all, RULES));
    assertThat(run.outcome(Report.class).orElseThrow().facts())
        .allMatch(fact -> fact.knownAt().equals(TestDesk.close(early)));
  }
}
