package tradingagents.agents.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tradingagents.desk.models.AgentDefaults;
import tradingagents.desk.models.AgentLlmConfig;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

class RecentConfigsTest {
  private final List<String> read = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-26T08:00:00Z");
  private boolean fails;
  private final RecentConfigs recent = new RecentConfigs(this::read, () -> now);

  private Result<AgentLlmConfig> read(String tenant, Step agent) {
    read.add(tenant + " " + agent);
    return fails ? Result.err(Reason.THROTTLED, "too fast") : Result.ok(AgentDefaults.of(agent));
  }

  @Test
  void is_read_once_in_ten_minutes_for_each_agent_of_each_tenant() {
    recent.apply("home", Step.TRADER);
    recent.apply("home", Step.TRADER);
    recent.apply("home", Step.BULL_RESEARCHER);
    recent.apply("other", Step.TRADER);
    now = now.plus(RecentConfigs.KEPT).minusMillis(1);
    recent.apply("home", Step.TRADER);
    assertThat(read).containsExactly("home trader", "home bull-researcher", "other trader");

    now = now.plus(Duration.ofMillis(1));
    assertThat(recent.apply("home", Step.TRADER).orThrow())
        .isEqualTo(AgentDefaults.of(Step.TRADER));
    assertThat(read).hasSize(4);
  }

  @Test
  void a_failure_is_not_remembered() {
    fails = true;
    assertThat(recent.apply("home", Step.TRADER)).isInstanceOf(Result.Err.class);
    fails = false;
    assertThat(recent.apply("home", Step.TRADER)).isInstanceOf(Result.Ok.class);
  }
}
