package tradingagents.cli.bench;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Failure;

/**
 * One brief as one model played it.
 *
 * @param brief which, from 0
 * @param run what was said; null when the run broke off
 * @param broken why it broke off; null when it did not
 */
record Played(int brief, @Nullable Run run, @Nullable Failure broken) {
  /** What was decided; REVIEW is no decision but is an answer; empty for a run that failed. */
  Optional<Rating> rating() {
    return run == null ? Optional.empty() : run.outcome(Decision.class).map(Decision::rating);
  }

  /** What was decided, where somebody would act on it. */
  Optional<Rating> decided() {
    return rating().filter(rating -> rating != Rating.REVIEW);
  }

  /** Why the run failed; empty when it did not. */
  Optional<Failure> failure() {
    return run == null ? Optional.ofNullable(broken) : Workflow.failure(run);
  }
}
