package tradingagents.desk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;

class PriceLevelsTest {
  private static final Fact HIGH = ReportRuns.fact("high", "187.51", Fact.Unit.PRICE);
  private static final Fact MEAN = ReportRuns.fact("mean", "178.35", Fact.Unit.PRICE);
  private static final Fact GAIN = ReportRuns.fact("gain", "0.07", Fact.Unit.RATIO);
  private static final Fact NOUGHT = ReportRuns.fact("nought", "0", Fact.Unit.PRICE);

  @Test
  void the_plan_comes_first_then_the_facts_that_most_speakers_cite() {
    Run run =
        ReportRuns.say(
            ReportRuns.started(),
            Step.MARKET_ANALYST,
            ReportRuns.report(
                List.of(HIGH, MEAN), ReportRuns.point("high=187.51"), ReportRuns.point("mean=1")));
    run =
        ReportRuns.say(
            run,
            Step.BULL_RESEARCHER,
            new Argument("a", List.of(ReportRuns.point("mean=1")), null));
    run =
        ReportRuns.say(
            run,
            Step.TRADER,
            new Proposal(
                Proposal.Action.BUY, "why", ReportRuns.usd("175.19"), ReportRuns.usd("166.4")));
    run = ReportRuns.say(run, Step.PORTFOLIO_MANAGER, ReportRuns.decision(ReportRuns.usd("192.5")));

    assertThat(PriceLevels.of(run))
        .extracting(level -> level.label() + " " + level.value() + " " + level.by())
        .containsExactly(
            "Target 192.5 [portfolio-manager]",
            "Entry 175.19 [trader]",
            "Stop 166.4 [trader]",
            "label of mean 178.35 [market-analyst, bull-researcher]",
            "label of high 187.51 [market-analyst]");
  }

  @Test
  void only_prices_that_somebody_cites_are_levels() {
    Run run =
        ReportRuns.say(
            ReportRuns.started(),
            Step.MARKET_ANALYST,
            ReportRuns.report(
                List.of(HIGH, MEAN, GAIN, NOUGHT),
                ReportRuns.point("gain=0.07", "nought=0", "unknown=5", "high=1")));

    assertThat(PriceLevels.of(run))
        .extracting(PriceLevels.Level::label)
        .containsExactly("label of high");
  }

  @Test
  void rulings_and_decisions_cite_levels_for_and_against() {
    Run run =
        ReportRuns.say(
            ReportRuns.started(), Step.MARKET_ANALYST, ReportRuns.report(List.of(HIGH, MEAN)));
    Run ruled =
        ReportRuns.say(
            run,
            Step.RESEARCH_MANAGER,
            new Ruling(
                Rating.BUY,
                1,
                "r",
                List.of(ReportRuns.point("mean=1")),
                List.of(ReportRuns.point("high=1"))));
    Run decided =
        ReportRuns.say(
            run,
            Step.PORTFOLIO_MANAGER,
            ReportRuns.decision(null, ReportRuns.point("mean=1"), ReportRuns.point("high=1")));

    for (Run citing : List.of(ruled, decided)) {
      assertThat(PriceLevels.of(citing))
          .extracting(PriceLevels.Level::label)
          .containsExactly("label of mean", "label of high");
    }
    assertThat(PriceLevels.of(run)).isEmpty();
  }
}
