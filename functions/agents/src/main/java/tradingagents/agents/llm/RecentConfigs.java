package tradingagents.agents.llm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import tradingagents.desk.models.AgentLlmConfig;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.Result;

/**
 * Configurations as they were at most ten minutes ago: good enough to estimate what the turns to
 * come will cost. Who is really asked in a turn is always read anew. A failure is not remembered.
 */
final class RecentConfigs implements BiFunction<String, Step, Result<AgentLlmConfig>> {
  static final Duration KEPT = Duration.ofMinutes(10);

  private final BiFunction<String, Step, Result<AgentLlmConfig>> configs;
  private final InstantSource clock;
  private final Map<Of, Seen> seen = new ConcurrentHashMap<>();

  private record Of(String tenant, Step agent) {}

  private record Seen(Result<AgentLlmConfig> config, Instant until) {}

  RecentConfigs(BiFunction<String, Step, Result<AgentLlmConfig>> configs, InstantSource clock) {
    this.configs = configs;
    this.clock = clock;
  }

  @Override
  public Result<AgentLlmConfig> apply(String tenant, Step agent) {
    Instant now = clock.instant();
    Of of = new Of(tenant, agent);
    Seen known = seen.get(of);
    if (known != null && now.isBefore(known.until())) {
      return known.config();
    }
    Result<AgentLlmConfig> config = configs.apply(tenant, agent);
    if (config instanceof Result.Ok<AgentLlmConfig>) {
      seen.put(of, new Seen(config, now.plus(KEPT)));
    }
    return config;
  }
}
