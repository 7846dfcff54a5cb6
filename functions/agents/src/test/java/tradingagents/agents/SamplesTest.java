package tradingagents.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.agents.turn.Rehearsal;
import tradingagents.chain.json.RunJson;
import tradingagents.desk.run.Agreement;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker.Work;
import tradingagents.model.failure.Result;

class SamplesTest {
  private static final LocalDate DAY = LocalDate.of(2016, 6, 30);

  /** Each sample's managers say the rating of its number. */
  private static Run play(List<Rating> ratings) {
    RulesReasoner rules = new RulesReasoner();
    AgentWorker worker =
        new AgentWorker(
            TestDesk.market(TestDesk.aapl()),
            turn ->
                Result.ok(brief -> {
                  Rating rating = ratings.get(turn.sample());
                  return switch (turn.task().step()) {
                    case RESEARCH_MANAGER ->
                        said(new Ruling(rating, 0.5, "why " + rating, List.of(), List.of()));
                    case TRADER -> said(proposal(brief.ruling()));
                    case PORTFOLIO_MANAGER -> said(decision(brief.proposal()));
                    default -> rules.reason(brief);
                  };
                }));
    Mandate usual = TestDesk.start(DAY, 1).mandate();
    Mandate sampled =
        new Mandate(
            usual.symbol(),
            usual.asOfDate(),
            usual.session(),
            usual.asOf(),
            usual.analysts(),
            usual.depth(),
            "agents",
            usual.dataset(),
            usual.account(),
            usual.portfolio(),
            usual.approvalRequired(),
            usual.shortingAllowed(),
            usual.createdAt(),
            usual.deadline(),
            usual.origin(),
            new ReasoningTerms(null, ratings.size(), null, java.util.Map.of()));
    return new Rehearsal(worker, () -> usual.createdAt()).of("run-1", sampled);
  }

  private static Result<Work> said(tradingagents.desk.run.Outcome outcome) {
    return Result.ok(new Work(outcome, Usage.NONE));
  }

  /** The trader says which ruling it has read. */
  private static Proposal proposal(Ruling ruling) {
    Proposal.Action action =
        switch (ruling.rating()) {
          case BUY, OVERWEIGHT -> Proposal.Action.BUY;
          case SELL, UNDERWEIGHT -> Proposal.Action.SELL;
          default -> Proposal.Action.HOLD;
        };
    return new Proposal(action, ruling.rationale(), null, null);
  }

  private static Decision decision(Proposal proposal) {
    Rating rating = Rating.valueOf(proposal.reasoning().substring("why ".length()));
    return new Decision(
        rating, null, 0.5, proposal.reasoning(), "thesis", null, null, List.of(), List.of());
  }

  @Test
  void each_sample_goes_its_own_way_and_the_most_frequent_speaks() {
    Run run = play(List.of(Rating.BUY, Rating.SELL, Rating.BUY));
    Decision decision = run.outcome(Decision.class).orElseThrow();
    assertThat(decision.rating()).isEqualTo(Rating.BUY);
    assertThat(decision.samples())
        .extracting(Decision::rating)
        .containsExactly(Rating.BUY, Rating.SELL, Rating.BUY);
    assertThat(decision.samples().get(1).summary()).isEqualTo("why SELL");
    assertThat(decision.agreement().map(Agreement::agreement)).contains(2.0 / 3);
    assertThat(run.outcome(Proposal.class).orElseThrow().samples()).hasSize(3);
  }

  @Test
  void too_little_agreement_is_review_and_trades_nothing() {
    Run run = play(List.of(Rating.BUY, Rating.SELL, Rating.HOLD, Rating.BUY));
    Decision decision = run.outcome(Decision.class).orElseThrow();
    assertThat(decision.rating()).isEqualTo(Rating.REVIEW);
    assertThat(decision.targetWeight()).isNull();
    assertThat(decision.summary()).contains("2 of 4");
    assertThat(decision.agreement().map(Agreement::flipRate).orElseThrow()).isEqualTo(1 - 2.0 / 12);
  }

  @Test
  void a_sampled_run_is_stored_whole() {
    for (Recorded recorded : play(List.of(Rating.BUY, Rating.SELL, Rating.BUY)).outcomes()) {
      assertThat(RunJson.recorded(RunJson.write(recorded))).isEqualTo(recorded);
    }
  }

  @Test
  void samples_are_asked_at_the_same_time() throws InterruptedException {
    CountDownLatch together = new CountDownLatch(5);
    Set<Integer> asked = ConcurrentHashMap.newKeySet();
    Result<Work> answer =
        Samples.of(
            5,
            sample -> {
              asked.add(sample);
              together.countDown();
              try {
                assertThat(together.await(20, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return said(new Ruling(Rating.BUY, 1, "why", List.of(), List.of()));
            });
    assertThat(answer).isInstanceOf(Result.Ok.class);
    assertThat(asked).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }
}
