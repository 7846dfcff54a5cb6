package tradingagents.desk.models;

import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;

/**
 * How large one call will be, before it is made, in tokens of the common estimate: a model's own
 * count is that times its factor.
 *
 * @param step who speaks
 * @param round of its debate, 1 for all others
 * @param promptTokens all that is sent
 * @param prefix names the beginning of the prompt that other calls send word for word as well;
 *     calls of one model with the same name share the provider's cache
 * @param stableTokens how long that beginning is
 * @param answerTokens what an answer usually has
 * @param mostAnswerTokens the most that an answer may have
 */
public record CallEstimate(
    Step step,
    int round,
    long promptTokens,
    String prefix,
    long stableTokens,
    long answerTokens,
    long mostAnswerTokens) {
  /** Checks the counts. */
  public CallEstimate {
    if (promptTokens < 0 || stableTokens < 0 || stableTokens > promptTokens) {
      throw new IllegalArgumentException(
          "the shared beginning is a part of the prompt, not %d of %d tokens"
              .formatted(stableTokens, promptTokens));
    }
    if (answerTokens < 0 || answerTokens > mostAnswerTokens) {
      throw new IllegalArgumentException(
          "a usual answer is no longer than the longest, not %d of %d tokens"
              .formatted(answerTokens, mostAnswerTokens));
    }
  }

  /**
   * Whose turn it is.
   *
   * @return the task
   */
  public Task task() {
    return new Task(step, round);
  }
}
