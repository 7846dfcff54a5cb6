package tradingagents.desk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tradingagents.desk.run.Approval;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Cancelled;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.OrderReceipt;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Usage;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.money.Ratio;
import tradingagents.model.order.OrderStatus;

class RunWordsTest {
  private static final Failed FAILED = new Failed(new Failure(Reason.TIMEOUT, "too slow"));

  static Stream<Arguments> gists() {
    return Stream.of(
        Arguments.of(ReportRuns.report(List.of(), ReportRuns.point()), "▲ bullish, 1 point"),
        Arguments.of(Report.noData("none"), "○ no data, 0 points"),
        Arguments.of(
            new Argument("a", List.of(ReportRuns.point(), ReportRuns.point()), null), "2 points"),
        Arguments.of(new Argument("a", List.of(), Ratio.of("0.4")), "0 points, would take 40 %"),
        Arguments.of(
            new Ruling(Rating.SELL, 0.625, "r", List.of(), List.of()), "▼ sell, confidence 63 %"),
        Arguments.of(new Proposal(Proposal.Action.HOLD, "p", null, null), "hold"),
        Arguments.of(ReportRuns.decision(null), "▲ buy, confidence 50 %"),
        Arguments.of(verdict(true), "✔ approved"),
        Arguments.of(verdict(false), "✖ refused"),
        Arguments.of(
            new OrderReceipt(ReportRuns.order(OrderStatus.PARTLY_FILLED, null)),
            "order partly filled"),
        Arguments.of(FAILED, "✖ failed: too slow"),
        Arguments.of(new Approval(true, "ada", "fine"), "✔ granted"),
        Arguments.of(new Approval(false, "ada", "no"), "✖ declined"),
        Arguments.of(new Cancelled("ada", "enough"), "✖ cancelled"));
  }

  @ParameterizedTest
  @MethodSource("gists")
  void an_outcome_has_a_gist(Outcome outcome, String gist) {
    assertThat(RunWords.gist(outcome)).isEqualTo(gist);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2018-05-11 | 0 days |",
        "2018-05-12 | 1 day  | 2018-05-12 is a Saturday: using the session before, 2018-05-11",
        "2018-05-13 | 2 days | 2018-05-13 is a Sunday: using the session before, 2018-05-11",
        "2018-05-14 | 3 days | 2018-05-14 is no session with known prices: using the session"
            + " before, 2018-05-11"
      })
  void a_date_without_a_session_uses_the_one_before(LocalDate asked, String age, String note) {
    Run run = ReportRuns.asked(asked);

    assertThat(RunWords.dataAge(run)).isEqualTo(age);
    assertThat(RunWords.notes(run)).isEqualTo(note == null ? List.of() : List.of(note));
  }

  @Test
  void silent_analysts_are_named_in_their_own_order_whoever_was_first() {
    Run run =
        ReportRuns.say(ReportRuns.started(), Step.SENTIMENT_ANALYST, Report.noData("No posts."));
    run = ReportRuns.say(run, Step.FUNDAMENTALS_ANALYST, ReportRuns.report(List.of()));
    run = ReportRuns.say(run, Step.NEWS_ANALYST, FAILED);

    assertThat(RunWords.notes(run))
        .containsExactly(
            "No data from the news-analyst (it failed): too slow",
            "No data from the sentiment-analyst: No posts.");
  }

  @Test
  void a_person_is_quoted_with_name_and_reason() {
    Run run = ReportRuns.started();

    assertThat(RunWords.notes(ReportRuns.say(run, Step.APPROVAL, new Approval(true, "ada", "ok"))))
        .containsExactly("Approved by ada: ok");
    assertThat(RunWords.notes(ReportRuns.say(run, Step.APPROVAL, new Approval(false, "bo", "no"))))
        .containsExactly("Declined by bo: no");
    assertThat(RunWords.notes(ReportRuns.say(run, Step.APPROVAL, new Approval(false, "bo", " "))))
        .containsExactly("Declined by bo");
    assertThat(RunWords.notes(ReportRuns.say(run, Step.CANCELLATION, new Cancelled("bo", "late"))))
        .containsExactly("Cancelled by bo: late");
  }

  @Test
  void a_failed_run_says_why() {
    assertThat(RunWords.notes(ReportRuns.say(ReportRuns.started(), Step.TRADER, FAILED)))
        .containsExactly("The run could not be finished: too slow");
  }

  @Test
  void an_order_that_is_not_filled_says_how_it_stands() {
    assertThat(notesOf(OrderStatus.FILLED, "done")).isEmpty();
    assertThat(notesOf(OrderStatus.WORKING, null)).containsExactly("The order is WORKING");
    assertThat(notesOf(OrderStatus.REJECTED, "no cash"))
        .containsExactly("The order is REJECTED: no cash");
  }

  @Test
  void models_and_costs_are_of_the_turns_so_far() {
    Run run = ReportRuns.started();
    assertThat(RunWords.models(run)).isEqualTo("rules");
    assertThat(RunWords.cost(run)).isEqualTo(BigDecimal.ZERO);

    Usage small = new Usage("small", "hash", 1, 2, new BigDecimal("0.0015"));
    Usage large = new Usage("large", "hash", 1, 2, new BigDecimal("0.02"));
    run = ReportRuns.say(run, Step.MARKET_ANALYST, Report.noData("-"), small);
    run = ReportRuns.say(run, Step.NEWS_ANALYST, Report.noData("-"), large);
    run = ReportRuns.say(run, Step.SENTIMENT_ANALYST, Report.noData("-"), small);
    run = ReportRuns.say(run, Step.RISK_CHECK, verdict(true));

    assertThat(RunWords.models(run)).isEqualTo("small, large");
    assertThat(RunWords.cost(run)).isEqualTo(new BigDecimal("0.0230"));
  }

  @Test
  void a_fact_that_two_reports_name_stands_as_the_first_says() {
    Fact first = ReportRuns.fact("close", "175.19", Fact.Unit.PRICE);
    Fact second = ReportRuns.fact("close", "1", Fact.Unit.PRICE);
    Run run =
        ReportRuns.say(
            ReportRuns.started(), Step.MARKET_ANALYST, ReportRuns.report(List.of(first)));
    run = ReportRuns.say(run, Step.NEWS_ANALYST, ReportRuns.report(List.of(second)));

    assertThat(RunWords.facts(run)).hasSize(1).containsEntry("close", first);
  }

  @Test
  void a_view_takes_more_notes_before_the_others_and_its_files() {
    RunView view = RunView.of(ReportRuns.asked(LocalDate.of(2018, 5, 12)), List.of());

    RunView noted = view.withNotes(List.of("first", "second")).withReport("a.md", "a.html");

    assertThat(noted.notes()).hasSize(3).startsWith("first", "second").containsAll(view.notes());
    assertThat(noted.report()).isEqualTo(new RunView.ReportFiles("a.md", "a.html"));
    assertThat(noted.withNotes(List.of("x")).report()).isEqualTo(noted.report());
    assertThat(noted.runId()).isEqualTo(view.runId());
  }

  private static List<String> notesOf(OrderStatus status, @Nullable String note) {
    OrderReceipt receipt = new OrderReceipt(ReportRuns.order(status, note));
    return RunWords.notes(ReportRuns.say(ReportRuns.started(), Step.BROKER_ACTION, receipt));
  }

  private static RiskVerdict verdict(boolean approved) {
    return new RiskVerdict(approved, List.of(), null, "why", 0);
  }
}
