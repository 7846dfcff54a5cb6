package tradingagents.chain.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tradingagents.chain.run.StepRunner.Ack;
import tradingagents.desk.port.ForwardingRunStore;
import tradingagents.desk.port.RunStore;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker;
import tradingagents.desk.run.Worker.Work;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.testkit.MemoryRunStore;
import tradingagents.testkit.TestMandates;

/** The step protocol on ports in memory. */
class StepRunnerTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(65);
  private static final Task MARKET = Task.of(Step.MARKET_ANALYST);
  private static final Task BULL = Task.of(Step.BULL_RESEARCHER);
  private static final List<Step> ANALYSTS = Step.of(Step.Kind.ANALYST);

  private final MemoryRunStore store = new MemoryRunStore();
  private final List<Task> announced = new ArrayList<>();
  private final AtomicInteger worked = new AtomicInteger();
  private final AtomicInteger owners = new AtomicInteger();

  @Test
  void works_records_announces_and_only_then_acknowledges() {
    start(List.of(Step.MARKET_ANALYST));

    assertThat(runner(store, this::reports).handle("run-1", MARKET)).isEqualTo(Ack.DONE);

    assertThat(run().has(MARKET)).isTrue();
    assertThat(announced).containsExactly(BULL);
  }

  @Test
  void announces_again_without_working_when_the_message_comes_again() {
    start(List.of(Step.MARKET_ANALYST));
    runner(store, this::reports).handle("run-1", MARKET);

    assertThat(runner(store, this::reports).handle("run-1", MARKET)).isEqualTo(Ack.DONE);

    assertThat(worked).hasValue(1);
    assertThat(announced).containsExactly(BULL, BULL);
  }

  @Test
  void leaves_a_turn_alone_that_is_not_due() {
    start(ANALYSTS);

    assertThat(runner(store, this::reports).handle("run-1", BULL)).isEqualTo(Ack.DONE);

    assertThat(worked).hasValue(0);
    assertThat(run().outcomes()).isEmpty();
  }

  @Test
  void goes_back_to_the_queue_while_somebody_else_holds_the_lease() {
    start(ANALYSTS);
    store.lease("run-1", MARKET, "somebody", NOW, LEASE).orThrow();

    assertThat(runner(store, this::reports).handle("run-1", MARKET)).isEqualTo(Ack.RETRY);

    assertThat(worked).hasValue(0);
  }

  @Test
  void records_a_permanent_failure_and_moves_on() {
    start(List.of(Step.MARKET_ANALYST));
    Worker garbage = (run, task) -> Result.err(Reason.UNREADABLE_ANSWER, "prose");

    assertThat(runner(store, garbage).handle("run-1", MARKET)).isEqualTo(Ack.DONE);

    assertThat(run().outcome(Failed.class)).isPresent();
    assertThat(announced).containsExactly(BULL);
  }

  @Test
  void gives_a_transient_failure_back_to_the_queue_until_the_attempts_are_used_up() {
    start(List.of(Step.MARKET_ANALYST));
    StepRunner slow = runner(store, (run, task) -> Result.err(Reason.TIMEOUT, "no answer"));

    assertThat(slow.handle("run-1", MARKET)).isEqualTo(Ack.RETRY);
    assertThat(slow.handle("run-1", MARKET)).isEqualTo(Ack.RETRY);
    assertThat(run().outcomes()).isEmpty();
    assertThat(slow.handle("run-1", MARKET)).isEqualTo(Ack.DONE);
    assertThat(run().outcome(Failed.class)).isPresent();
  }

  @Test
  void counts_the_attempts_of_a_turn_and_not_those_of_a_message() {
    start(List.of(Step.MARKET_ANALYST));
    Worker silent =
        (run, task) -> Result.err(Reason.TIMEOUT, "no answer " + worked.incrementAndGet());

    // Two messages of one turn: the sweeper has announced it again.
    assertThat(runner(store, silent).handle("run-1", MARKET)).isEqualTo(Ack.RETRY);
    assertThat(runner(store, silent).handle("run-1", MARKET)).isEqualTo(Ack.RETRY);
    assertThat(runner(store, silent).handle("run-1", MARKET)).isEqualTo(Ack.DONE);
    assertThat(runner(store, silent).handle("run-1", MARKET)).isEqualTo(Ack.DONE);

    assertThat(worked).hasValue(3);
    assertThat(run().outcome(Failed.class).orElseThrow().failure().detail())
        .isEqualTo("no answer 3");
  }

  @Test
  void begins_a_turn_no_more_that_was_begun_ten_times_and_never_finished() {
    start(List.of(Step.MARKET_ANALYST));
    for (int i = 0; i < 10; i++) {
      store.lease("run-1", MARKET, "dead-" + i, NOW.minus(LEASE.multipliedBy(11 - i)), LEASE);
    }

    assertThat(runner(store, this::reports).handle("run-1", MARKET)).isEqualTo(Ack.DONE);

    assertThat(worked).hasValue(0);
    assertThat(run().outcome(Failed.class).orElseThrow().failure().detail())
        .isEqualTo("begun 10 times, never finished");
  }

  @Test
  void acknowledges_what_belongs_to_no_run() {
    assertThat(runner(store, this::reports).handle("nobody", MARKET)).isEqualTo(Ack.DONE);
  }

  @Test
  void throws_when_the_store_cannot_be_reached() {
    RunStore away =
        new ForwardingRunStore(store) {
          @Override
          public Result<Run> load(String runId) {
            return Result.err(Reason.UNAVAILABLE, "no table");
          }
        };

    assertThatThrownBy(() -> runner(away, this::reports).handle("run-1", MARKET))
        .isInstanceOf(FailureException.class);
  }

  /**
   * Four analysts load the run before any of them records: the version condition wakes the last.
   */
  @Test
  void starts_the_debate_when_four_analysts_decide_from_the_same_read() {
    start(ANALYSTS);

    finishTogether(store);

    assertThat(Workflow.due(run())).containsExactly(BULL);
    assertThat(announced).containsExactly(BULL);
  }

  /**
   * The same four on a store that ignores the version: all have spoken and nobody starts the
   * debate.
   */
  @Test
  void would_hang_at_the_fan_in_without_the_version_condition() {
    start(ANALYSTS);
    RunStore careless =
        new ForwardingRunStore(store) {
          @Override
          public Result<Run> record(Run seen, Recorded recorded) {
            super.record(super.load(seen.id()).orThrow(), recorded).orThrow();
            return Result.ok(seen.with(recorded));
          }
        };

    finishTogether(careless);

    assertThat(Workflow.due(run())).containsExactly(BULL);
    assertThat(announced).isEmpty();
  }

  /**
   * Each analyst's work is the delivery of the next one: all have loaded before the first records.
   */
  private void finishTogether(RunStore shared) {
    AtomicInteger next = new AtomicInteger();
    StepRunner[] self = new StepRunner[1];
    self[0] =
        runner(
            shared,
            (run, task) -> {
              int mine = next.incrementAndGet();
              if (mine < ANALYSTS.size()) {
                self[0].handle("run-1", Task.of(ANALYSTS.get(mine)));
              }
              return reports(run, task);
            });
    assertThat(self[0].handle("run-1", Task.of(ANALYSTS.getFirst()))).isEqualTo(Ack.DONE);
    assertThat(worked).hasValue(4);
  }

  private void start(List<Step> analysts) {
    store.create(Run.start("run-1", TestMandates.of(NOW, analysts, 1, false))).orThrow();
  }

  private Run run() {
    return store.load("run-1").orThrow();
  }

  private Result<Work> reports(Run run, Task task) {
    worked.incrementAndGet();
    return Result.ok(new Work(Report.noData("none"), Usage.NONE));
  }

  private StepRunner runner(RunStore runs, Worker worker) {
    return new StepRunner(
        runs,
        (run, next) -> announced.addAll(next),
        worker,
        () -> NOW,
        () -> "owner-" + owners.incrementAndGet(),
        new StepRunner.Terms(LEASE, 3, 10));
  }
}
