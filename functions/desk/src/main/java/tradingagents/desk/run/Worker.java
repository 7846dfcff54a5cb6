package tradingagents.desk.run;

import tradingagents.model.failure.Result;

/**
 * One turn of one step, given the facts: what a door implements. It neither stores nor announces;
 * the step protocol does.
 */
@FunctionalInterface
public interface Worker {
  /**
   * Does the turn.
   *
   * @param run the facts so far
   * @param task whose turn
   * @return what was said. A transient failure is tried again later; any other becomes the recorded
   *     outcome {@link Failed}
   */
  Result<Work> work(Run run, Task task);

  /**
   * A turn's result.
   *
   * @param outcome what was said
   * @param usage who really spoke and what it cost
   */
  record Work(Outcome outcome, Usage usage) {}
}
