package tradingagents.chain.reasoning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.desk.models.AgentDefaults;
import tradingagents.desk.models.AgentLlmConfig;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * Which model each agent uses and how, version by version. An agent that nobody has configured uses
 * what the desk comes with, which is version 0. What is stored is checked before it gets here
 * ({@link tradingagents.desk.models.ModelChecks}).
 */
public final class AgentConfigs {
  /** The most versions that a history shows. */
  public static final int MOST_SHOWN = 100;

  private final VersionLog log;

  /**
   * The configurations.
   *
   * @param dynamo the client
   * @param table the reasoning table's name
   */
  public AgentConfigs(DynamoDbClient dynamo, String table) {
    this.log = new VersionLog(dynamo, table);
  }

  /**
   * What an agent uses now.
   *
   * @param tenant whose
   * @param agent who
   * @return version 0 when nobody has configured it
   * @throws FailureException when the table cannot be read
   */
  public AgentLlmConfig current(String tenant, Step agent) {
    return log.newest(key(tenant, agent))
        .map(AgentConfigJson::read)
        .orElseGet(() -> AgentDefaults.of(agent));
  }

  /**
   * Everything that an agent has used.
   *
   * @param tenant whose
   * @param agent who
   * @return newest first, at most {@value #MOST_SHOWN}; version 0 is the last of a whole history
   * @throws FailureException when the table cannot be read
   */
  public List<AgentLlmConfig> history(String tenant, Step agent) {
    List<AgentLlmConfig> all = new ArrayList<>();
    log.newest(key(tenant, agent), MOST_SHOWN).forEach(body -> all.add(AgentConfigJson.read(body)));
    if (all.size() < MOST_SHOWN) {
      all.add(AgentDefaults.of(agent));
    }
    return all;
  }

  /**
   * Stores a new version.
   *
   * @param tenant whose
   * @param wanted what the agent is to use; id, version and times are given here
   * @param seen the version that it replaces
   * @param now the time
   * @return as stored
   * @throws FailureException CONFLICT when the version that was seen is not the current one
   */
  public AgentLlmConfig put(String tenant, AgentLlmConfig wanted, int seen, Instant now) {
    AgentLlmConfig current = current(tenant, wanted.agent());
    if (current.version() != seen) {
      throw new FailureException(
          Reason.CONFLICT,
          "the configuration of the %s is of version %d, not %d: somebody changed it meanwhile"
              .formatted(wanted.agent(), current.version(), seen));
    }
    AgentLlmConfig next =
        new AgentLlmConfig(
            "%s-%d".formatted(wanted.agent(), seen + 1),
            wanted.agent(),
            seen + 1,
            wanted.tier(),
            wanted.model(),
            wanted.fallbacks(),
            wanted.temperature(),
            wanted.maxTokens(),
            wanted.apiKeyRef(),
            seen == 0 ? now : current.createdAt(),
            now);
    log.add(key(tenant, wanted.agent()), next.version(), AgentConfigJson.write(next));
    return next;
  }

  /**
   * Returns to an earlier version by storing it anew.
   *
   * @param tenant whose
   * @param agent who
   * @param version of its history; 0 is what the desk comes with
   * @param now the time
   * @return as stored: the newest version, with the content of the earlier one
   * @throws FailureException NOT_FOUND when there is no such version, CONFLICT when somebody else
   *     changes it at the same time
   */
  public AgentLlmConfig rollback(String tenant, Step agent, int version, Instant now) {
    AgentLlmConfig earlier =
        version == 0
            ? AgentDefaults.of(agent)
            : log.at(key(tenant, agent), version)
                .map(AgentConfigJson::read)
                .orElseThrow(() ->
                    new FailureException(
                        Reason.NOT_FOUND,
                        "the %s has no version %d of its configuration".formatted(agent, version)));
    return put(tenant, earlier, current(tenant, agent).version(), now);
  }

  private static String key(String tenant, Step agent) {
    return "AGENT#" + tenant + "#" + agent.wireName();
  }
}
