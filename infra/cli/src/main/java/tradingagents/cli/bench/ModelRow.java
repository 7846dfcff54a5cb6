package tradingagents.cli.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.llm.wire.CallFault;
import tradingagents.desk.evidence.Claim;
import tradingagents.desk.run.Rating;
import tradingagents.model.failure.Reason;

/**
 * What one model did on a set. What is not known is NaN or null, never zero; {@link Column} says
 * what each number is.
 *
 * @param model as the set names it
 * @param trainedUntil the last day that its training may know; null where nobody says, and for what
 *     was never trained
 * @param runs one for each brief
 * @param decided runs that ended with a rating other than REVIEW
 * @param failedRuns runs without any rating
 * @param ratings how often each was given, REVIEW included
 * @param turns of agents
 * @param answers that were read
 * @param evidence quoted numbers, by what came of checking them
 * @param likeRules agreement with the rules
 * @param likeMajority agreement with the majority of the other models
 * @param calls of models
 * @param pending decisions whose horizon has not traded in the data
 * @param scores of decisions whose outcome is known
 */
record ModelRow(
    String model,
    @Nullable LocalDate trainedUntil,
    int runs,
    int decided,
    int failedRuns,
    Map<Rating, Integer> ratings,
    Turns turns,
    Answers answers,
    Map<Claim.Status, Integer> evidence,
    Alike likeRules,
    Alike likeMajority,
    Calls calls,
    int pending,
    List<ScoreLine> scores) {
  /**
   * Turns of agents that somebody reasoned in.
   *
   * @param asked how many
   * @param remembered of them, those whose answer was kept from before
   * @param failed without an answer of the asked type, by reason
   * @param firstFailure one sentence, untrusted; null when none failed
   */
  record Turns(
      int asked, int remembered, Map<Reason, Integer> failed, @Nullable String firstFailure) {
    int allFailed() {
      return failed.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * First answers of turns.
   *
   * @param read how many
   * @param readableAtFirst of them, those of the asked type, before any repair
   * @param validity their share; NaN when none was read
   */
  record Answers(int read, int readableAtFirst, double validity) {}

  /**
   * How often two gave the same rating.
   *
   * @param compared briefs on which both decided
   * @param same of them, those with the same rating
   * @param share NaN when none can be compared
   */
  record Alike(int compared, int same, double share) {}

  /**
   * Calls of models.
   *
   * @param made answered or not
   * @param faults those without an answer, by kind
   * @param p50Millis median time of a call; NaN without one
   * @param p95Millis which 95 of 100 calls do not exceed; NaN without one
   * @param tokensIn read, those from the provider's cache included
   * @param tokensCached of them, those from the provider's cache
   * @param tokensOut written
   * @param isEstimated whether a provider did not say, so that tokens were estimated
   * @param costUsd as it was booked
   * @param costPerDecisionUsd null without a decision, and when some answers were remembered
   */
  record Calls(
      int made,
      Map<CallFault.Kind, Integer> faults,
      double p50Millis,
      double p95Millis,
      long tokensIn,
      long tokensCached,
      long tokensOut,
      boolean isEstimated,
      BigDecimal costUsd,
      @Nullable BigDecimal costPerDecisionUsd) {}

  /**
   * How decisions of one rating did, on one side of the end of the training.
   *
   * @param training {@code before}, {@code after} or {@code unknown}
   * @param rating or {@code all}
   * @param count settled decisions
   * @param judged of them, those that claimed a side, against zero
   * @param hitRate share of them on the claimed side of zero; NaN for none
   * @param judgedExcess those that claimed a side and can be compared with the benchmark
   * @param excessHitRate share of them on the claimed side of the benchmark; NaN for none
   * @param meanReturn mean raw return, a share; NaN for none
   * @param standardError of it; NaN for fewer than two
   * @param meanExcess mean return beyond the benchmark's; NaN for none
   * @param excessStandardError of it; NaN for fewer than two
   */
  record ScoreLine(
      String training,
      String rating,
      int count,
      int judged,
      double hitRate,
      int judgedExcess,
      double excessHitRate,
      double meanReturn,
      double standardError,
      double meanExcess,
      double excessStandardError) {}
}
