package tradingagents.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.models.AgentLlmConfig;
import tradingagents.desk.run.Step;

/**
 * Which models agents use and which prompts: kept in a data folder, or at the endpoint where the
 * person is signed in.
 */
sealed interface AgentSettings extends AutoCloseable permits LocalAgents, RemoteAgents {
  /** Of the data folder that is asked for, else of the endpoint, else of the usual data folder. */
  static AgentSettings of(Session session, @Nullable Path data) {
    Optional<Remote> signedIn = Remote.insteadOf(session, data);
    return signedIn.isPresent()
        ? new RemoteAgents(signedIn.get())
        : LocalAgents.open(session, session.data(data));
  }

  /** What each agent uses, in the order in which they speak. */
  List<AgentLlmConfig> all();

  /** What an agent uses. */
  AgentLlmConfig current(Step agent);

  /** What it has used, newest first. */
  List<AgentLlmConfig> history(Step agent);

  /** Stores a new version over the one that was seen. */
  AgentLlmConfig put(AgentLlmConfig wanted, int seen);

  /** The revisions of choices of its prompt with their versions, newest first. */
  List<PromptLine> prompts(Step agent);

  /** Chooses a version of its prompt; null for the newest there is. */
  void choose(Step agent, @Nullable String version);

  @Override
  void close();

  /**
   * One choice of a prompt.
   *
   * @param revision counts choices
   * @param version null for the newest there was
   */
  record PromptLine(int revision, @Nullable String version) {}
}
