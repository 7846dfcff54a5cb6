package tradingagents.desk.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Ratio;
import tradingagents.model.portfolio.Portfolio;

class BriefsTest {
  private static final Fact CLOSE = fact("market.close", "5");
  private static final Portfolio CASH = Portfolio.ofCash(Money.of("1", Currency.USD));

  private static Fact fact(String id, String value) {
    return new Fact(id, id, new BigDecimal(value), Fact.Unit.PRICE, "cells", Instant.EPOCH);
  }

  private static Run start() {
    return Run.start(
        "the-run-id",
        new Mandate(
            new Symbol("AAPL"),
            LocalDate.EPOCH,
            LocalDate.EPOCH,
            Instant.EPOCH,
            List.of(Step.MARKET_ANALYST, Step.NEWS_ANALYST),
            2,
            "rules",
            "the-dataset",
            "the-account",
            CASH,
            false,
            false,
            Instant.MAX,
            Instant.MAX,
            Origin.UNKNOWN));
  }

  private static List<Recorded> everything() {
    List<Recorded> all = new ArrayList<>();
    Report report = new Report(Stance.BULLISH, "s", List.of(), List.of(CLOSE));
    all.add(recorded(Step.MARKET_ANALYST, 1, report));
    all.add(
        recorded(Step.NEWS_ANALYST, 1, new Failed(new Failure(Reason.TIMEOUT, "host-7 is down"))));
    for (int round = 1; round <= 2; round++) {
      for (Step step : Step.values()) {
        if (step.kind() == Step.Kind.DEBATER || step.kind() == Step.Kind.RISK_VOICE) {
          all.add(recorded(step, round, new Argument(step + "#" + round, List.of(), Ratio.ONE)));
        }
      }
    }
    all.add(
        recorded(Step.RESEARCH_MANAGER, 1, new Ruling(Rating.BUY, 1, "r", List.of(), List.of())));
    all.add(recorded(Step.TRADER, 1, new Proposal(Proposal.Action.BUY, "p", null, null)));
    all.add(recorded(Step.PORTFOLIO_MANAGER, 1, Decision.review("d")));
    return all;
  }

  private static Recorded recorded(Step step, int round, Outcome outcome) {
    return new Recorded(new Task(step, round), outcome, Usage.NONE, Instant.MAX, Instant.MAX);
  }

  private static Run full(List<Recorded> outcomes) {
    Run run = start();
    for (Recorded recorded : outcomes) {
      run = run.with(recorded);
    }
    return run;
  }

  private static Brief brief(Step step, int round) {
    return Briefs.of(full(everything()), new Task(step, round), List.of(CLOSE), Currency.USD);
  }

  @ParameterizedTest
  @CsvSource({
    // who, round, facts, reports, debate, ruling, proposal, risk debate, portfolio
    "MARKET_ANALYST,       1, 1, 0, 0, false, false, 0, false",
    "NEWS_ANALYST,         1, 0, 0, 0, false, false, 0, false",
    "SENTIMENT_ANALYST,    1, 1, 0, 0, false, false, 0, false",
    "FUNDAMENTALS_ANALYST, 1, 1, 0, 0, false, false, 0, false",
    "BULL_RESEARCHER,      1, 1, 2, 0, false, false, 0, false",
    "BEAR_RESEARCHER,      1, 1, 2, 1, false, false, 0, false",
    "BULL_RESEARCHER,      2, 1, 2, 2, false, false, 0, false",
    "BEAR_RESEARCHER,      2, 1, 2, 3, false, false, 0, false",
    "RESEARCH_MANAGER,     1, 1, 2, 4, false, false, 0, false",
    "TRADER,               1, 1, 2, 0, true,  false, 0, true",
    "AGGRESSIVE_RISK,      1, 1, 2, 0, true,  true,  0, false",
    "NEUTRAL_RISK,         1, 1, 2, 0, true,  true,  0, false",
    "CONSERVATIVE_RISK,    2, 1, 2, 0, true,  true,  3, false",
    "PORTFOLIO_MANAGER,    1, 1, 2, 4, true,  true,  6, true"
  })
  void shows_exactly_what_the_sights_name(
      Step step,
      int round,
      int facts,
      int reports,
      int debate,
      boolean ruling,
      boolean proposal,
      int riskDebate,
      boolean portfolio) {
    Brief brief = brief(step, round);
    assertThat(brief.facts()).hasSize(facts);
    assertThat(brief.reports()).hasSize(reports);
    assertThat(brief.debate()).hasSize(debate);
    assertThat(brief.ruling() != null).isEqualTo(ruling);
    assertThat(brief.proposal() != null).isEqualTo(proposal);
    assertThat(brief.riskDebate()).hasSize(riskDebate);
    assertThat(brief.portfolio() != null).isEqualTo(portfolio);
  }

  @Test
  void leaks_no_id_no_clock_and_no_words_of_a_failure() {
    for (Agent agent : Roster.agents()) {
      assertThat(brief(agent.step(), 1).toString())
          .doesNotContain("the-run-id", "the-dataset", "the-account", "host-7")
          .doesNotContain(Instant.MAX.toString());
    }
  }

  @Test
  void a_failed_analyst_counts_as_no_data() {
    Report news = brief(Step.BULL_RESEARCHER, 1).reports().getLast().what();
    assertThat(news).isEqualTo(Report.noData("The news-analyst could not report: TIMEOUT."));
  }

  @Test
  void is_the_same_whatever_order_outcomes_were_recorded_in() {
    for (int seed = 0; seed < 20; seed++) {
      List<Recorded> shuffled = everything();
      Collections.shuffle(shuffled, new Random(seed));
      for (Agent agent : Roster.agents()) {
        Brief brief =
            Briefs.of(full(shuffled), Task.of(agent.step()), List.of(CLOSE), Currency.USD);
        assertThat(brief).isEqualTo(brief(agent.step(), 1));
      }
    }
  }

  @Test
  void facts_of_snapshot_and_reports_stand_once() {
    List<Fact> snapshot = List.of(CLOSE, fact("market.sma20", "4"));
    Brief trader = Briefs.of(full(everything()), Task.of(Step.TRADER), snapshot, Currency.USD);
    assertThat(trader.facts()).isEqualTo(snapshot);
    Brief bull =
        Briefs.of(full(everything()), Task.of(Step.BULL_RESEARCHER), snapshot, Currency.USD);
    assertThat(bull.facts()).containsExactly(CLOSE);
  }

  @Test
  void no_portfolio_given_stays_null() {
    Mandate m = start().mandate();
    Mandate without =
        new Mandate(
            m.symbol(),
            m.asOfDate(),
            m.session(),
            m.asOf(),
            m.analysts(),
            m.depth(),
            m.model(),
            m.dataset(),
            m.account(),
            null,
            false,
            false,
            m.createdAt(),
            m.deadline(),
            Origin.UNKNOWN);
    Run run = Run.start("r", without);
    assertThat(Briefs.of(run, Task.of(Step.TRADER), List.of(), Currency.USD).portfolio()).isNull();
    assertThat(brief(Step.TRADER, 1).portfolio()).isEqualTo(CASH);
  }

  @Test
  void twelve_agents_answer_each_at_its_own_step() {
    assertThat(Roster.agents()).hasSize(12);
    for (Agent agent : Roster.agents()) {
      assertThat(Roster.of(agent.step())).isEqualTo(agent);
      assertThat(agent.step().isAgent()).isTrue();
    }
    assertThatThrownBy(() -> Roster.of(Step.RISK_CHECK)).hasMessage("risk-check is not an agent");
  }

  @Test
  void a_speech_that_failed_is_not_part_of_the_debate() {
    Run run =
        start()
            .with(
                recorded(
                    Step.BULL_RESEARCHER, 1, new Failed(new Failure(Reason.TIMEOUT, "host-7"))))
            .with(recorded(Step.BEAR_RESEARCHER, 1, new Argument("b", List.of(), null)));

    Brief brief = Briefs.of(run, Task.of(Step.RESEARCH_MANAGER), List.of(), Currency.USD);

    assertThat(brief.debate()).extracting(Brief.Said::by).containsExactly(Step.BEAR_RESEARCHER);
  }
}
