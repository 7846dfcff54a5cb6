package tradingagents.desk.port;

import tradingagents.desk.roster.Brief;
import tradingagents.desk.run.Worker.Work;
import tradingagents.model.failure.Result;

/**
 * Somebody who answers a brief with the type it asks for: a rule set, a script, a language model.
 * It has no authority: what it says is data.
 */
public interface Reasoner {
  /**
   * Answers.
   *
   * @param brief everything the agent may see
   * @return the typed answer; UNREADABLE_ANSWER when it was not of the asked type
   */
  Result<Work> reason(Brief brief);
}
