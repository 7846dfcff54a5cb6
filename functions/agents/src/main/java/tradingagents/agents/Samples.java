package tradingagents.agents;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import tradingagents.desk.run.Agreement;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker.Work;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * Asks a deciding step several times at once. Each sample goes its own way through the deciding
 * steps: the third trader reads the third ruling. What speaks for them is the first sample of the
 * most frequent answer; a decision that too few samples share is REVIEW.
 */
final class Samples {
  /** Below this share of samples that agree a person must look. */
  static final BigDecimal LEAST_AGREEMENT = new BigDecimal("0.6");

  private Samples() {}

  /** Asks as often as it is told, at the same time. */
  static Result<Work> of(int samples, IntFunction<Result<Work>> ask) {
    if (samples == 1) {
      return ask.apply(0);
    }
    List<Work> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Result<Work>>> calls = new ArrayList<>();
      for (int sample = 0; sample < samples; sample++) {
        int own = sample;
        calls.add(() -> ask.apply(own));
      }
      for (Future<Result<Work>> answer : threads.invokeAll(calls)) {
        switch (answer.get()) {
          case Result.Ok<Work>(Work work) -> answers.add(work);
          case Result.Err<Work>(Failure failure) -> {
            return new Result.Err<>(failure);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Result.err(Reason.UNAVAILABLE, "interrupted while thinking");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    Usage usage = answers.stream().map(Work::usage).reduce(Usage.NONE, Usage::plus);
    return Result.ok(new Work(speaker(answers.stream().map(Work::outcome).toList()), usage));
  }

  private static Outcome speaker(List<Outcome> answers) {
    return switch (answers.getFirst()) {
      case Ruling first -> {
        List<Ruling> all = answers.stream().map(Ruling.class::cast).toList();
        Rating most = Agreement.of(all.stream().map(Ruling::rating).toList()).most();
        yield all.stream()
            .filter(ruling -> ruling.rating() == most)
            .findFirst()
            .orElseGet(() -> new Ruling(Rating.REVIEW, 0, tied(all.size()), List.of(), List.of()))
            .among(all);
      }
      case Proposal first -> {
        List<Proposal> all = answers.stream().map(Proposal.class::cast).toList();
        yield all.stream()
            .max((a, b) -> Long.compare(count(all, a), count(all, b)))
            .filter(most ->
                all.stream()
                    .noneMatch(other ->
                        other.action() != most.action() && count(all, other) == count(all, most)))
            .orElseGet(() -> new Proposal(Proposal.Action.REVIEW, tied(all.size()), null, null))
            .among(all);
      }
      case Decision first -> decision(answers.stream().map(Decision.class::cast).toList());
      default -> throw new IllegalStateException("only deciding steps are sampled");
    };
  }

  private static long count(List<Proposal> all, Proposal one) {
    return all.stream().filter(other -> other.action() == one.action()).count();
  }

  private static Decision decision(List<Decision> all) {
    Agreement agreement = Agreement.of(all.stream().map(Decision::rating).toList());
    BigDecimal share = BigDecimal.valueOf(agreement.agreement());
    if (share.compareTo(LEAST_AGREEMENT) < 0) {
      String why =
          "Only %s of %d samples agree (%s); below %s a person must look."
              .formatted(
                  Math.round(agreement.agreement() * all.size()),
                  all.size(),
                  agreement.words(),
                  LEAST_AGREEMENT);
      return Decision.review(why).among(all);
    }
    Rating most = agreement.most();
    return all.stream()
        .filter(decision -> decision.rating() == most)
        .findFirst()
        .orElseThrow()
        .among(all);
  }

  private static String tied(int samples) {
    return "The " + samples + " samples are tied: a person must look.";
  }
}
