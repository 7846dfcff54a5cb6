package tradingagents.chain.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tradingagents.desk.port.ForwardingRunStore;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.testkit.MemoryRunStore;
import tradingagents.testkit.TestMandates;

/** Starting a run, once and again. */
class RunStarterTest {
  private static final Mandate MANDATE = TestMandates.of(Instant.parse("2026-01-05T10:00:00Z"));

  private final MemoryRunStore store = new MemoryRunStore();
  private final List<Task> announced = new ArrayList<>();

  @Test
  void stores_and_announces_the_analysts() {
    assertThat(starter().start("run-1", MANDATE)).isInstanceOf(Result.Ok.class);

    assertThat(store.load("run-1").orThrow().mandate()).isEqualTo(MANDATE);
    assertThat(announced)
        .containsExactlyElementsOf(Step.of(Step.Kind.ANALYST).stream().map(Task::of).toList());
  }

  @Test
  void announces_again_when_its_own_run_is_there_already() {
    starter().start("run-1", MANDATE).orThrow();
    announced.clear();

    assertThat(starter().start("run-1", MANDATE)).isInstanceOf(Result.Ok.class);

    assertThat(announced).hasSize(4);
  }

  @Test
  void refuses_an_id_that_belongs_to_another_mandate() {
    starter().start("run-1", TestMandates.of(Instant.parse("2026-01-04T10:00:00Z"))).orThrow();
    announced.clear();

    assertThat(reason(starter().start("run-1", MANDATE))).isEqualTo(Reason.CONFLICT);
    assertThat(announced).isEmpty();
  }

  @Test
  void announces_nothing_that_could_not_be_stored() {
    RunStarter starter =
        new RunStarter(
            new ForwardingRunStore(store) {
              @Override
              public Result<Run> create(Run run) {
                return Result.err(Reason.UNAVAILABLE, "no table");
              }
            },
            (run, next) -> announced.addAll(next));

    assertThat(reason(starter.start("run-1", MANDATE))).isEqualTo(Reason.UNAVAILABLE);
    assertThat(announced).isEmpty();
  }

  private RunStarter starter() {
    return new RunStarter(store, (run, next) -> announced.addAll(next));
  }

  private static Reason reason(Result<Run> result) {
    return ((Result.Err<Run>) result).failure().reason();
  }
}
