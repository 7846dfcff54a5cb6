package tradingagents.agents.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tradingagents.agents.TestDesk;
import tradingagents.desk.evidence.Claim.Status;
import tradingagents.desk.report.EvidenceLedger;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;
import tradingagents.model.portfolio.Lot;
import tradingagents.model.portfolio.Portfolio;
import tradingagents.model.portfolio.Position;

class RulesSpeechTest {
  private static final Pattern NUMBER = Pattern.compile("(\\d+\\.\\d\\d)( %)?");

  static List<LocalDate> quarters() {
    return TestDesk.monthEnds().stream().filter(day -> day.getMonthValue() % 3 == 0).toList();
  }

  @ParameterizedTest
  @MethodSource("quarters")
  void bull_and_bear_share_no_evidence_and_never_repeat_themselves(LocalDate day) {
    Run run = TestDesk.play(day, 5);
    Set<String> bull = new HashSet<>();
    Set<String> bear = new HashSet<>();
    List<String> speeches = new ArrayList<>();
    for (int round = 1; round <= 5; round++) {
      addNew(bull, speech(run, Step.BULL_RESEARCHER, round));
      addNew(bear, speech(run, Step.BEAR_RESEARCHER, round));
      speeches.add(speech(run, Step.BULL_RESEARCHER, round).speech());
      speeches.add(speech(run, Step.BEAR_RESEARCHER, round).speech());
    }
    assertThat(Collections.disjoint(bull, bear)).isTrue();
    assertThat(speeches).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("quarters")
  void only_turns_that_were_spoken_are_answered(LocalDate day) {
    Run run = TestDesk.play(day, 3);
    assertThat(speech(run, Step.BULL_RESEARCHER, 1).speech())
        .doesNotContain("bear", "concede", "leaned");
    for (int round = 1; round <= 3; round++) {
      assertNamesOnlyEarlierTurns(speech(run, Step.BULL_RESEARCHER, round), "bear", round - 1);
      assertNamesOnlyEarlierTurns(speech(run, Step.BEAR_RESEARCHER, round), "bull", round);
    }
  }

  @ParameterizedTest
  @MethodSource("quarters")
  void every_number_in_a_point_is_the_number_it_cites_and_every_citation_is_verified(
      LocalDate day) {
    Run run = TestDesk.play(day, 3);
    List<Point> points =
        run.outcomes().stream()
            .flatMap(r ->
                switch (r.outcome()) {
                  case Report report -> report.points().stream();
                  case Argument argument -> argument.points().stream();
                  default -> Stream.<Point>empty();
                })
            .toList();
    for (Point point : points) {
      assertThat(point.citations()).hasSize(1);
      BigDecimal cited = new BigDecimal(point.citations().getFirst().value()).abs();
      Matcher number = NUMBER.matcher(point.text());
      assertThat(number.find()).as(point.text()).isTrue();
      BigDecimal read = number.group(2) == null ? cited : cited.movePointRight(2);
      assertThat(new BigDecimal(number.group(1)))
          .as(point.text())
          .isEqualByComparingTo(read.setScale(2, RoundingMode.HALF_EVEN));
    }
    assertThat(EvidenceLedger.of(run)).allMatch(line -> line.status() == Status.VERIFIED);
  }

  @ParameterizedTest
  @MethodSource("quarters")
  void aggressive_takes_at_least_what_neutral_takes_and_neutral_what_conservative_takes(
      LocalDate day) {
    Run run = TestDesk.play(day, 5);
    for (int round = 1; round <= 5; round++) {
      Ratio aggressive = appetite(run, Step.AGGRESSIVE_RISK, round);
      Ratio neutral = appetite(run, Step.NEUTRAL_RISK, round);
      Ratio conservative = appetite(run, Step.CONSERVATIVE_RISK, round);
      assertThat(aggressive).isGreaterThanOrEqualTo(neutral);
      assertThat(neutral).isGreaterThanOrEqualTo(conservative);
      assertThat(conservative).isGreaterThan(Ratio.ZERO);
    }
  }

  @ParameterizedTest
  @MethodSource("quarters")
  void the_decision_has_three_reasons_on_each_side_and_no_fact_on_both(LocalDate day) {
    Decision decision = TestDesk.decision(TestDesk.play(day, 1));
    if (decision.rating() == Rating.REVIEW) {
      assertThat(decision.targetWeight()).isNull();
      return;
    }
    boolean yearKnown = day.isAfter(LocalDate.of(2014, 5, 13));
    assertThat(decision.reasonsFor()).hasSizeBetween(yearKnown ? 3 : 1, 3);
    assertThat(decision.reasonsAgainst()).hasSize(3);
    assertThat(Findings.cited(decision.reasonsFor()))
        .doesNotContainAnyElementsOf(Findings.cited(decision.reasonsAgainst()));
    assertThat(decision.confidence()).isBetween(0.0, 0.55);
  }

  @Test
  void missing_kinds_of_evidence_are_no_data_and_lower_the_confidence() {
    LocalDate day = LocalDate.of(2017, 9, 29);
    Run run = TestDesk.play(day, 1);
    assertThat(run.all(Report.class).map(Report::stance))
        .containsExactly(
            run.all(Report.class).toList().getFirst().stance(),
            Stance.NO_DATA,
            Stance.NO_DATA,
            Stance.NO_DATA);
    Ruling ruling = run.outcome(Ruling.class).orElseThrow();
    assertThat(ruling.rationale()).contains("no data on news, sentiment, fundamentals");
    assertThat(ruling.confidence()).isLessThan(0.55 * 0.9 + 1e-9);
  }

  @Test
  void too_few_sessions_are_for_a_person_to_look_at() {
    Run run = TestDesk.play(LocalDate.of(2013, 5, 24), 1);
    assertThat(run.outcome(Ruling.class).orElseThrow().rating()).isEqualTo(Rating.REVIEW);
    assertThat(TestDesk.decision(run).rating()).isEqualTo(Rating.REVIEW);
  }

  @Test
  void trader_gives_the_close_and_a_stop_two_ranges_away_as_exact_prices() {
    Run run = TestDesk.play(LocalDate.of(2018, 5, 10), 1);
    Proposal proposal = run.outcome(Proposal.class).orElseThrow();
    assertThat(proposal.action()).isEqualTo(Proposal.Action.BUY);
    assertThat(proposal.entry()).isEqualTo(Price.of("190.039993", Currency.USD));
    assertThat(proposal.stop()).isEqualTo(Price.of("182.053247", Currency.USD));
  }

  @Test
  void no_portfolio_an_empty_one_and_a_held_one_are_told_apart() {
    Portfolio empty = Portfolio.ofCash(Money.of("1000", Currency.USD));
    Lot lot = new Lot(Quantity.of(7), Price.of("100", Currency.USD), LocalDate.of(2015, 1, 2));
    SortedMap<Symbol, Position> seven = new TreeMap<>();
    seven.put(TestDesk.AAPL, new Position(TestDesk.AAPL, List.of(lot)));
    assertThat(reasoning(null)).contains("No portfolio was given.");
    assertThat(reasoning(empty)).contains("The portfolio holds no AAPL");
    assertThat(reasoning(new Portfolio(empty.cash(), seven))).contains("holds 7 AAPL");
  }

  private static String reasoning(@Nullable Portfolio portfolio) {
    LocalDate day = LocalDate.of(2017, 9, 29);
    Run start = Run.start("r", TestDesk.mandate(day, 1, TestDesk.ANALYSTS, portfolio));
    Run run = TestDesk.play(start, TestDesk.worker(TestDesk.aapl(), new RulesReasoner()));
    return run.outcome(Proposal.class).orElseThrow().reasoning();
  }

  private static void addNew(Set<String> brought, Argument speech) {
    for (String id : Findings.cited(speech.points())) {
      assertThat(brought.add(id)).as("brought twice: %s", id).isTrue();
    }
  }

  private static void assertNamesOnlyEarlierTurns(Argument speech, String other, int newest) {
    Matcher turn = Pattern.compile("The (bull|bear) in round (\\d)").matcher(speech.speech());
    while (turn.find()) {
      assertThat(turn.group(1)).isEqualTo(other);
      assertThat(Integer.parseInt(turn.group(2))).isEqualTo(newest);
    }
  }

  private static Argument speech(Run run, Step step, int round) {
    return (Argument) run.recorded(new Task(step, round)).orElseThrow().outcome();
  }

  private static Ratio appetite(Run run, Step step, int round) {
    return Objects.requireNonNull(speech(run, step, round).appetite());
  }
}
