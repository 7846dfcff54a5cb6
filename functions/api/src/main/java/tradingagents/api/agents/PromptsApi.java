package tradingagents.api.agents;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.api.settings.IfMatch;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Fields;
import tradingagents.chain.http.Reply;
import tradingagents.chain.json.Written;
import tradingagents.chain.reasoning.PromptChoices;
import tradingagents.chain.reasoning.PromptChoices.Choice;
import tradingagents.desk.models.ReasoningWords;
import tradingagents.desk.models.Tenants;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * The operations on which version of its prompt each agent uses. The texts are in the agents'
 * package, which this door does not see: that a version exists is checked when a run begins to use
 * it.
 */
public final class PromptsApi {
  private final PromptChoices choices;
  private final InstantSource clock;

  /**
   * The operations.
   *
   * @param choices where they are kept
   * @param clock the time
   */
  public PromptsApi(PromptChoices choices, InstantSource clock) {
    this.choices = choices;
    this.clock = clock;
  }

  /**
   * {@code GET /v1/agents/{name}/prompt}: what is in force and what was.
   *
   * @param call names the agent
   * @return tagged with the choice's revision
   */
  public Reply get(Call call) {
    Step agent = AgentNames.of(call);
    Choice current = choices.current(Tenants.HOME, agent);
    List<Written> history =
        choices.history(Tenants.HOME, agent).stream().map(PromptsApi::of).toList();
    String document =
        new Written()
            .text("agentName", agent)
            .text("version", current.version())
            .number("revision", current.revision())
            .parts("history", history)
            .json();
    return Reply.json(200, document).tagged(call, "v" + current.revision());
  }

  /**
   * {@code PUT /v1/agents/{name}/prompt}: another version.
   *
   * @param call with {@code {"version":"v2"}}, or null for the newest, and {@code If-Match}
   * @return the new choice; 428 without a tag, 412 with an old one
   */
  public Reply choose(Call call) {
    AgentNames.requireAdmin(call);
    Step agent = AgentNames.of(call);
    Choice seen = choices.current(Tenants.HOME, agent);
    IfMatch.check(call, IfMatch.tag(seen.revision()));
    Fields fields = Fields.of(call);
    Optional<String> version = fields.text("version", ReasoningWords::promptVersion);
    fields.done();
    Choice choice = stored(agent, version.orElse(null), seen.revision(), call.subject());
    return Reply.json(200, of(choice).json()).with("etag", IfMatch.tag(choice.revision()));
  }

  private Choice stored(Step agent, @Nullable String version, int seen, String by) {
    try {
      return choices.choose(Tenants.HOME, agent, version, seen, by, clock.instant());
    } catch (FailureException e) {
      if (e.failure().reason() == Reason.CONFLICT) {
        throw IfMatch.stale();
      }
      throw e;
    }
  }

  private static Written of(Choice choice) {
    return new Written()
        .text("agentName", choice.agent())
        .text("version", choice.version())
        .number("revision", choice.revision())
        .text("at", choice.at())
        .text("by", choice.by());
  }
}
