package tradingagents.chain.reasoning;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.chain.json.Members;
import tradingagents.chain.json.Written;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * Which version of its prompt each agent uses, as a tenant has chosen. The texts themselves are in
 * the agents' package; an agent that nobody has chosen for uses the newest there. All choices of a
 * tenant are one log, so what is in force is one read.
 */
public final class PromptChoices {
  private static final int MOST_READ = 500;
  private static final int MOST_ATTEMPTS = 5;

  private final VersionLog log;

  /**
   * The choices.
   *
   * @param dynamo the client
   * @param table the reasoning table's name
   */
  public PromptChoices(DynamoDbClient dynamo, String table) {
    this.log = new VersionLog(dynamo, table);
  }

  /**
   * One choice.
   *
   * @param agent for whom
   * @param version of its prompt; null for the newest there is
   * @param revision counts the tenant's choices from 1; 0 before the first of this agent
   * @param at when it was made
   * @param by who made it
   */
  public record Choice(Step agent, @Nullable String version, int revision, Instant at, String by) {}

  /**
   * What is in force.
   *
   * @param tenant whose
   * @return version by the agent's wire name; an agent that is not named uses the newest
   * @throws FailureException when the table cannot be read
   */
  public Map<String, String> current(String tenant) {
    Map<String, String> versions = new TreeMap<>();
    last(tenant)
        .inForce()
        .forEach((agent, choice) -> {
          String version = choice.version();
          if (version != null) {
            versions.put(agent.wireName(), version);
          }
        });
    return versions;
  }

  /**
   * What is in force for one agent.
   *
   * @param tenant whose
   * @param agent who
   * @return of revision 0 when nobody has chosen
   * @throws FailureException when the table cannot be read
   */
  public Choice current(String tenant, Step agent) {
    return last(tenant).of(agent);
  }

  /**
   * Chooses a version.
   *
   * @param tenant whose
   * @param agent who
   * @param version of its prompt; null for the newest there is. That it exists is the caller's to
   *     check
   * @param seen the revision of the choice that it replaces
   * @param by who chooses
   * @param now the time
   * @return as stored
   * @throws FailureException CONFLICT when somebody has chosen for this agent meanwhile
   */
  public Choice choose(
      String tenant, Step agent, @Nullable String version, int seen, String by, Instant now) {
    for (int attempt = 1; ; attempt++) {
      State last = last(tenant);
      if (last.of(agent).revision() != seen) {
        throw new FailureException(
            Reason.CONFLICT, "somebody chose another prompt of the " + agent + " meanwhile");
      }
      Choice choice = new Choice(agent, version, last.revision() + 1, now, by);
      Map<Step, Choice> inForce = new EnumMap<>(Step.class);
      inForce.putAll(last.inForce());
      inForce.put(agent, choice);
      State next = new State(choice.revision(), agent, inForce);
      try {
        log.add(key(tenant), next.revision(), write(next));
        return choice;
      } catch (FailureException e) {
        // A choice for another agent is no reason to refuse this one.
        if (e.failure().reason() != Reason.CONFLICT || attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /**
   * The choices for an agent.
   *
   * @param tenant whose
   * @param agent who
   * @return newest first, among the tenant's newest {@value #MOST_READ}
   * @throws FailureException when the table cannot be read
   */
  public List<Choice> history(String tenant, Step agent) {
    return log.newest(key(tenant), MOST_READ).stream()
        .map(PromptChoices::read)
        .filter(state -> state.changed() == agent)
        .map(state -> state.of(agent))
        .toList();
  }

  /**
   * Returns to an earlier choice by making it anew.
   *
   * @param tenant whose
   * @param agent who
   * @param revision of its history; 0 is the newest text there is
   * @param by who returns
   * @param now the time
   * @return as stored
   * @throws FailureException NOT_FOUND when the agent has no such choice, CONFLICT when somebody
   *     else chooses at the same time
   */
  public Choice rollback(String tenant, Step agent, int revision, String by, Instant now) {
    String version =
        revision == 0
            ? null
            : log.at(key(tenant), revision)
                .map(PromptChoices::read)
                .filter(state -> state.changed() == agent)
                .orElseThrow(() ->
                    new FailureException(
                        Reason.NOT_FOUND,
                        "the %s has no choice %d of its prompt".formatted(agent, revision)))
                .of(agent)
                .version();
    return choose(tenant, agent, version, current(tenant, agent).revision(), by, now);
  }

  /** All that is in force after one choice. */
  private record State(int revision, @Nullable Step changed, Map<Step, Choice> inForce) {
    Choice of(Step agent) {
      Choice choice = inForce.get(agent);
      return choice == null ? new Choice(agent, null, 0, Instant.EPOCH, "") : choice;
    }
  }

  private State last(String tenant) {
    return log.newest(key(tenant)).map(PromptChoices::read).orElse(new State(0, null, Map.of()));
  }

  private static String write(State state) {
    Written agents = new Written();
    state
        .inForce()
        .forEach((agent, choice) ->
            agents.part(
                agent.wireName(),
                new Written()
                    .text("version", choice.version())
                    .number("revision", choice.revision())
                    .text("at", choice.at())
                    .text("by", choice.by())));
    return new Written()
        .number("revision", state.revision())
        .text("changed", state.changed())
        .part("inForce", agents)
        .json();
  }

  private static State read(String body) {
    return Members.read(
        body,
        in -> {
          Members agents = in.part("inForce");
          Map<Step, Choice> inForce = new EnumMap<>(Step.class);
          for (String name : agents.names()) {
            Members choice = agents.part(name);
            Step agent = Step.named(name).orElseThrow();
            inForce.put(
                agent,
                new Choice(
                    agent,
                    choice.textOrNull("version"),
                    choice.count("revision"),
                    choice.instant("at"),
                    choice.text("by")));
          }
          return new State(in.count("revision"), in.step("changed"), inForce);
        });
  }

  private static String key(String tenant) {
    return "PROMPTS#" + tenant;
  }
}
