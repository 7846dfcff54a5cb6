package tradingagents.api.agents;

import tradingagents.chain.http.Call;
import tradingagents.chain.http.Problem;
import tradingagents.chain.http.ProblemException;
import tradingagents.desk.models.ReasoningWords;
import tradingagents.desk.run.Step;

/** The agent that a route names, and who may change how it reasons. */
final class AgentNames {
  private AgentNames() {}

  static Step of(Call call) {
    try {
      return ReasoningWords.agent(call.named("name"));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.notFound("an agent's name " + e.getMessage()));
    }
  }

  /** What models cost and say concerns everybody: only administrators choose them. */
  static void requireAdmin(Call call) {
    if (!call.role().equals("admin")) {
      throw new ProblemException(
          Problem.roleRequired("only administrators may change how agents reason"));
    }
  }
}
