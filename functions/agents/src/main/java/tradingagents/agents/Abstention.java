package tradingagents.agents;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker.Work;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/** What is recorded of a turn without an answer: a speaker passes, who decides says REVIEW. */
final class Abstention {
  private Abstention() {}

  /**
   * Why nothing can be traded any more whatever is still said, so that nobody need be asked: before
   * it, somebody who decides has said REVIEW.
   */
  static Optional<String> whyNoTrade(Run run) {
    boolean ruled = ruledReview(run);
    boolean proposed =
        run.outcome(Proposal.class)
            .map(proposal -> proposal.action() == Proposal.Action.REVIEW)
            .orElse(true);
    if (!ruled && !proposed) {
      return Optional.empty();
    }
    String who = ruled ? "The research manager's ruling" : "The trader's proposal";
    return Optional.of(who + " is REVIEW: a person must look.");
  }

  /** Whether that is so of every sample of the run. */
  static boolean nobodyTrades(Run run) {
    return IntStream.range(0, run.mandate().reasoning().samples())
        .allMatch(sample -> whyNoTrade(run.ofSample(sample)).isPresent());
  }

  /** Whether the research manager rules that a person must look first. */
  static boolean ruledReview(Run run) {
    return run.outcome(Ruling.class).map(ruling -> ruling.rating() == Rating.REVIEW).orElse(true);
  }

  /** A speaker whose turn is not paid for passes: the debate goes on without a word of it. */
  static Result<Work> orPass(Result<Work> answer, Run run, Task task) {
    return answer instanceof Result.Err<Work>(Failure failure) && failure.reason() == Reason.BUDGET
        ? Result.ok(pass(run, task))
        : answer;
  }

  /** Not a word, and what the speaker said before stands. */
  static Work pass(Run run, Task task) {
    Argument earlier =
        task.round() == 1
            ? null
            : run.recorded(new Task(task.step(), task.round() - 1))
                .map(Recorded::outcome)
                .filter(Argument.class::isInstance)
                .map(Argument.class::cast)
                .orElse(null);
    return new Work(Argument.pass(task.step(), earlier), Usage.NONE);
  }

  /** A decider that has no answer says REVIEW; what can pass with time is tried again. */
  static Result<Work> orReview(Result<Work> answer, Step step) {
    if (!(answer instanceof Result.Err<Work>(Failure failure))) {
      return answer;
    }
    String why =
        switch (failure.reason()) {
          case UNREADABLE_ANSWER -> "The answer could not be read: ";
          case REFUSED -> "The model refused: ";
          case BUDGET -> "The budget is used up: ";
          case NO_ANSWER -> "No model answered: ";
          default -> "";
        };
    return why.isEmpty() ? answer : Result.ok(review(step, why + failure.detail()));
  }

  /** REVIEW in the type of who decides. */
  static Work review(Step step, String why) {
    Outcome outcome =
        switch (step) {
          case RESEARCH_MANAGER -> new Ruling(Rating.REVIEW, 0, why, List.of(), List.of());
          case TRADER -> new Proposal(Proposal.Action.REVIEW, why, null, null);
          case PORTFOLIO_MANAGER -> Decision.review(why);
          default -> throw new IllegalStateException(step + " decides nothing");
        };
    return new Work(outcome, Usage.NONE);
  }
}
