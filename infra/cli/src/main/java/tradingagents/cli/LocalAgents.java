package tradingagents.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.reasoning.AgentConfigs;
import tradingagents.chain.reasoning.PromptChoices;
import tradingagents.desk.models.AgentLlmConfig;
import tradingagents.desk.models.Tenants;
import tradingagents.desk.roster.Agent;
import tradingagents.desk.roster.Roster;
import tradingagents.desk.run.Step;
import tradingagents.local.LocalTables;

/** The settings of a data folder. */
final class LocalAgents implements AgentSettings {
  private static final String WHO = "command line";

  private final Session session;
  private final LocalTables tables;
  private final AgentConfigs configs;
  private final PromptChoices choices;

  private LocalAgents(Session session, LocalTables tables) {
    this.session = session;
    this.tables = tables;
    String table = tables.table("ReasoningTable");
    this.configs = new AgentConfigs(tables.dynamo(), table);
    this.choices = new PromptChoices(tables.dynamo(), table);
  }

  static LocalAgents open(Session session, Path data) {
    return new LocalAgents(session, session.tables(data));
  }

  @Override
  public List<AgentLlmConfig> all() {
    return Roster.agents().stream().map(Agent::step).map(this::current).toList();
  }

  @Override
  public AgentLlmConfig current(Step agent) {
    return configs.current(Tenants.HOME, agent);
  }

  @Override
  public List<AgentLlmConfig> history(Step agent) {
    return configs.history(Tenants.HOME, agent);
  }

  @Override
  public AgentLlmConfig put(AgentLlmConfig wanted, int seen) {
    return configs.put(Tenants.HOME, wanted, seen, session.clock().instant());
  }

  @Override
  public List<PromptLine> prompts(Step agent) {
    return choices.history(Tenants.HOME, agent).stream()
        .map(choice -> new PromptLine(choice.revision(), choice.version()))
        .toList();
  }

  @Override
  public void choose(Step agent, @Nullable String version) {
    int seen = choices.current(Tenants.HOME, agent).revision();
    var _ = choices.choose(Tenants.HOME, agent, version, seen, WHO, session.clock().instant());
  }

  @Override
  public void close() {
    tables.close();
  }
}
