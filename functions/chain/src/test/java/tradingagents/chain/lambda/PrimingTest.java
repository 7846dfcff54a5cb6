package tradingagents.chain.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import tradingagents.desk.port.ForwardingRunStore;
import tradingagents.desk.run.Run;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.testkit.MemoryRunStore;

/** What happens before the picture is taken. */
class PrimingTest {
  private final List<String> loaded = new ArrayList<>();

  @Test
  void reads_once_from_the_runs_table_before_the_picture() {
    Priming priming = Priming.registered(store(Result.err(Reason.NOT_FOUND, "no run")));

    priming.beforeCheckpoint(Core.getGlobalContext());
    priming.afterRestore(Core.getGlobalContext());

    assertThat(loaded).containsExactly("priming");
  }

  @Test
  void does_not_keep_a_version_from_being_published_when_the_table_does_not_answer() {
    Priming priming = Priming.registered(store(Result.err(Reason.UNAVAILABLE, "no table")));

    assertThatCode(() -> priming.beforeCheckpoint(Core.getGlobalContext()))
        .doesNotThrowAnyException();
  }

  private ForwardingRunStore store(Result<Run> answer) {
    return new ForwardingRunStore(new MemoryRunStore()) {
      @Override
      public Result<Run> load(String runId) {
        loaded.add(runId);
        return answer;
      }
    };
  }
}
