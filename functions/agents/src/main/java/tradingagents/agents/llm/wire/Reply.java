package tradingagents.agents.llm.wire;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
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
 * @param message what is sent back before the results of the tools: some providers want signatures
 *     of theirs to be repeated with it
 */
public record Reply(
    String text,
    List<ToolExecutionRequest> toolRequests,
    boolean isCut,
    Tokens tokens,
    String requestId,
    AiMessage message) {
  /** Copies the list. */
  public Reply {
    toolRequests = List.copyOf(toolRequests);
  }

  /**
   * An answer without anything to repeat beside what was said.
   *
   * @param text all text, possibly empty beside tool requests
   * @param toolRequests tools it wants run, in its order
   * @param isCut whether it stopped because the most tokens were written
   * @param tokens what was used
   * @param requestId as the provider names the call, possibly empty
   */
  public Reply(
      String text,
      List<ToolExecutionRequest> toolRequests,
      boolean isCut,
      Tokens tokens,
      String requestId) {
    this(
        text,
        toolRequests,
        isCut,
        tokens,
        requestId,
        AiMessage.builder().text(text).toolExecutionRequests(toolRequests).build());
  }
}
