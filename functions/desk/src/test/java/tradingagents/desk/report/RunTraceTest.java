package tradingagents.desk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tradingagents.desk.report.RunTrace.Due;
import tradingagents.desk.report.RunTrace.Span;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Symbol;

class RunTraceTest {
  private static final Instant START = Instant.parse("2018-05-11T20:00:00Z");
  private static final Task MARKET = Task.of(Step.MARKET_ANALYST);
  private static final Task NEWS = Task.of(Step.NEWS_ANALYST);
  private static final Task BULL = Task.of(Step.BULL_RESEARCHER);

  @Test
  void turns_due_together_stand_side_by_side_and_the_last_one_unlocks_what_follows() {
    Run run = run().with(turn(NEWS, 100, 300)).with(turn(MARKET, 200, 900));
    run = run.with(turn(BULL, 1_000, 1_500));

    RunTrace trace = RunTrace.of(run);

    assertThat(trace.spans()).extracting(Span::task).containsExactly(NEWS, MARKET, BULL);
    assertThat(trace.spans()).extracting(Span::level).containsExactly(0, 0, 1);
    assertThat(trace.spans()).extracting(Span::cause).containsExactly(null, null, MARKET);
    assertThat(trace.spans())
        .extracting(Span::waited)
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(100));
    assertThat(trace.spans())
        .extracting(Span::worked)
        .containsExactly(Duration.ofMillis(200), Duration.ofMillis(700), Duration.ofMillis(500));
    assertThat(trace.spans()).extracting(Span::onLongestWay).containsExactly(false, true, true);
    assertThat(trace.waited()).isEqualTo(Duration.ofMillis(300));
    assertThat(trace.worked()).isEqualTo(Duration.ofMillis(1_200));
  }

  @Test
  void essential_failure_ends_the_run_and_the_trace() {
    Run run = run().with(turn(NEWS, 0, 1)).with(turn(MARKET, 0, 2)).with(turn(BULL, 3, 4));

    RunTrace trace = RunTrace.of(run);

    assertThat(trace.status()).isEqualTo(Status.FAILED);
    assertThat(trace.finishedAt()).isEqualTo(START.plusMillis(4));
    assertThat(trace.due()).isEmpty();
    assertThat(trace.spans().getLast().failure()).contains("no data");
  }

  @Test
  void open_run_says_whose_turn_it_is_and_since_when() {
    RunTrace fresh = RunTrace.of(run());
    RunTrace half = RunTrace.of(run().with(turn(NEWS, 100, 300)));

    assertThat(fresh.spans()).isEmpty();
    assertThat(fresh.waited()).isZero();
    assertThat(fresh.due())
        .containsExactly(new Due(MARKET, null, START), new Due(NEWS, null, START));
    assertThat(half.finishedAt()).isNull();
    assertThat(half.due()).containsExactly(new Due(MARKET, null, START));
  }

  @Test
  void what_the_clock_says_has_no_cause_and_waited_for_nothing() {
    RunTrace trace = RunTrace.of(run().with(turn(Task.of(Step.DEADLINE), 60_000, 60_000)));

    assertThat(trace.spans())
        .singleElement()
        .satisfies(span -> {
          assertThat(span.cause()).isNull();
          assertThat(span.announcedAt()).isNull();
          assertThat(span.waited()).isZero();
        });
  }

  @Test
  void clocks_that_differ_never_make_a_negative_time() {
    RunTrace trace = RunTrace.of(run().with(turn(NEWS, -50, -80)));

    assertThat(trace.spans().getFirst().waited()).isZero();
    assertThat(trace.spans().getFirst().worked()).isZero();
  }

  @Test
  void document_has_times_causes_and_the_correlation_id() {
    String json = JsonText.pretty(RunTrace.of(run().with(turn(NEWS, 100, 300))));

    assertThat(json)
        .startsWith("{\n  \"runId\": \"r\"")
        .contains("\"correlationId\": \"c-1\"", "\"waitedMs\": 100", "\"workedMs\": 200")
        .contains("\"due\": [\n    {\n      \"step\": \"market-analyst\"")
        .endsWith("}\n");
  }

  private static Run run() {
    Mandate mandate =
        new Mandate(
            new Symbol("AAPL"),
            LocalDate.of(2018, 5, 11),
            LocalDate.of(2018, 5, 11),
            START,
            List.of(Step.MARKET_ANALYST, Step.NEWS_ANALYST),
            1,
            "rules",
            "box",
            "paper",
            null,
            false,
            false,
            START,
            START.plusSeconds(60),
            new Origin("api", "ann", "c-1", null));
    return Run.start("r", mandate);
  }

  /** An analyst's failure counts as spoken; anybody else's ends the run. */
  private static Recorded turn(Task task, long from, long until) {
    return new Recorded(
        task,
        new Failed(new Failure(Reason.NOT_FOUND, "no data")),
        new Usage("rules", null, 0, 0, BigDecimal.ZERO),
        START.plusMillis(from),
        START.plusMillis(until));
  }
}
