package tradingagents.api.agents;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import tradingagents.api.settings.IfMatch;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Fields;
import tradingagents.chain.http.Reply;
import tradingagents.chain.json.Written;
import tradingagents.chain.reasoning.AgentConfigJson;
import tradingagents.chain.reasoning.AgentConfigs;
import tradingagents.desk.models.AgentLlmConfig;
import tradingagents.desk.models.ModelChecks;
import tradingagents.desk.models.Tenants;
import tradingagents.desk.roster.Agent;
import tradingagents.desk.roster.Roster;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** The operations on which model each agent uses. Everybody reads, administrators change. */
public final class AgentsApi {
  private final AgentConfigs configs;
  private final Supplier<ModelChecks> checks;
  private final InstantSource clock;

  /**
   * The operations.
   *
   * @param configs where they are kept
   * @param checks what must hold of a configuration
   * @param clock the time
   */
  public AgentsApi(AgentConfigs configs, Supplier<ModelChecks> checks, InstantSource clock) {
    this.configs = configs;
    this.checks = checks;
    this.clock = clock;
  }

  /**
   * {@code GET /v1/agents}.
   *
   * @param call of anybody
   * @return all agents in the order in which they speak
   */
  public Reply list(Call call) {
    List<Written> all = Roster.agents().stream().map(this::line).toList();
    return Reply.json(200, new Written().parts("agents", all).json());
  }

  private Written line(Agent agent) {
    return new Written()
        .text("name", agent.step())
        .text("role", agent.role())
        .text("answers", agent.answers().getSimpleName())
        .part("llmConfig", AgentConfigJson.of(configs.current(Tenants.HOME, agent.step())));
  }

  /**
   * {@code GET /v1/agents/{name}/llm-config}.
   *
   * @param call names the agent
   * @return tagged with its version
   */
  public Reply get(Call call) {
    AgentLlmConfig config = configs.current(Tenants.HOME, AgentNames.of(call));
    return Reply.json(200, AgentConfigJson.write(config)).tagged(call, "v" + config.version());
  }

  /**
   * {@code PUT /v1/agents/{name}/llm-config}: another state of the whole.
   *
   * @param call with the configuration and {@code If-Match}
   * @return the new version; 428 without a tag, 412 with an old one
   */
  public Reply replace(Call call) {
    AgentNames.requireAdmin(call);
    Step agent = AgentNames.of(call);
    AgentLlmConfig seen = configs.current(Tenants.HOME, agent);
    IfMatch.check(call, IfMatch.tag(seen.version()));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    AgentLlmConfig wanted = ConfigFields.read(Fields.of(call), agent, checks.get(), today);
    AgentLlmConfig stored = stored(wanted, seen.version());
    return Reply.json(200, AgentConfigJson.write(stored))
        .with("etag", IfMatch.tag(stored.version()));
  }

  private AgentLlmConfig stored(AgentLlmConfig wanted, int seen) {
    try {
      return configs.put(Tenants.HOME, wanted, seen, clock.instant());
    } catch (FailureException e) {
      if (e.failure().reason() == Reason.CONFLICT) {
        throw IfMatch.stale();
      }
      throw e;
    }
  }

  /**
   * {@code GET /v1/agents/{name}/llm-config/history}.
   *
   * @param call names the agent
   * @return all versions, newest first
   */
  public Reply history(Call call) {
    List<Written> versions =
        configs.history(Tenants.HOME, AgentNames.of(call)).stream()
            .map(AgentConfigJson::of)
            .toList();
    return Reply.json(200, new Written().parts("versions", versions).json());
  }
}
