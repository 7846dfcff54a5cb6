package tradingagents.agents.turn;

import tradingagents.desk.port.Reasoner;
import tradingagents.model.failure.Result;

/** Decides who reasons in a turn. */
@FunctionalInterface
public interface ReasonerChoice {
  /**
   * The reasoner of a turn.
   *
   * @param turn which
   * @return UNSUPPORTED for a model that is not offered
   */
  Result<Reasoner> of(Turn turn);
}
