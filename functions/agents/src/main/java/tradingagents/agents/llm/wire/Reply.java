package tradingagents.agents.llm.wire;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.util.List;
import tradingagents.desk.models.Tokens;

/**
 * What a model answered.
 *
 * @param text all text, possibly empty beside tool requests
 * @param toolRequests tools it wants run, in its order
 * @param isCut whether it stopped because the most tokens were written
 * @param tokens what was used; estimated when the provider did not say
 * @param requestId as the provider names the call, possibly empty
 */
public record Reply(
    String text,
    List<ToolExecutionRequest> toolRequests,
    boolean isCut,
    Tokens tokens,
    String requestId) {
  /** Copies the list. */
  public Reply {
    toolRequests = List.copyOf(toolRequests);
  }
}
