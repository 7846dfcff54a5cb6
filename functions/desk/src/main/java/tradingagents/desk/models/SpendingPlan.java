package tradingagents.desk.models;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;

/**
 * How a run goes on when money gets short, in this order: agents of the deep tier use the quick
 * tier's model and answers are short; speakers of later rounds pass; the run stops, and who decides
 * says that a person must look. It is decided anew at each turn from what is left and from what the
 * turns that are still to come would be held for, so that money saved is money to spend.
 *
 * <p>What is held for turns that are taken at the same time is gone from what is left and still
 * counts as to come: among them the plan is on the side of thrift.
 *
 * @param remaining the turns that have not spoken, the present one among them
 * @param stopped whether an analyst was stopped before: what follows has nothing to stand on, and
 *     is not worth its money
 */
public record SpendingPlan(List<Turn> remaining, boolean stopped) {
  /** What a turn may use. */
  public enum Means {
    /** The model that is configured. */
    FULL,
    /** The quick tier's model and short answers. */
    QUICK,
    /** No call: the speaker passes. */
    PASS,
    /** No call: an analyst has no data, a speaker passes, who decides answers REVIEW. */
    STOP
  }

  /**
   * One turn to come.
   *
   * @param task whose
   * @param fullUsd what is held for its calls as configured
   * @param quickUsd what is held for them in the quick tier; never more than in full
   */
  public record Turn(Task task, BigDecimal fullUsd, BigDecimal quickUsd) {
    /** The cheaper of the two is what saves. */
    public Turn {
      quickUsd = quickUsd.min(fullUsd);
    }

    /** Speakers of a debate's later rounds can pass: everybody has been heard by then. */
    boolean canPass() {
      Step.Kind kind = task.step().kind();
      return task.round() > 1 && (kind == Step.Kind.DEBATER || kind == Step.Kind.RISK_VOICE);
    }
  }

  /** Copies the turns. */
  public SpendingPlan {
    remaining = List.copyOf(remaining);
  }

  /**
   * The plan of a run that was quoted twice.
   *
   * @param full as configured
   * @param quick with every agent in the quick tier and short answers
   * @param run what was said so far
   * @return what is to come
   */
  public static SpendingPlan of(Quote full, Quote quick, Run run) {
    Map<Task, BigDecimal> fullUsd = held(full);
    Map<Task, BigDecimal> quickUsd = held(quick);
    if (!fullUsd.keySet().equals(quickUsd.keySet())) {
      throw new IllegalArgumentException("the two quotes are of different runs");
    }
    List<Turn> turns = new ArrayList<>();
    fullUsd.forEach((task, usd) -> {
      if (!run.has(task)) {
        turns.add(new Turn(task, usd, quickUsd.getOrDefault(task, usd)));
      }
    });
    return new SpendingPlan(turns, run.outcomes().stream().anyMatch(SpendingPlan::wasStopped));
  }

  private static boolean wasStopped(Recorded recorded) {
    return recorded.outcome() instanceof Failed(Failure failure)
        && failure.reason() == Reason.BUDGET;
  }

  private static Map<Task, BigDecimal> held(Quote quote) {
    Map<Task, BigDecimal> held = new LinkedHashMap<>();
    quote.calls().forEach(call -> held.merge(call.task(), call.atMostUsd(), BigDecimal::add));
    return held;
  }

  /**
   * What a turn may use.
   *
   * @param task whose; it is among those that remain
   * @param leftUsd what the tightest budget still allows to be held
   * @return FULL while everything to come is covered as configured
   */
  public Means means(Task task, BigDecimal leftUsd) {
    Turn turn =
        remaining.stream()
            .filter(one -> one.task().equals(task))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(task + " does not remain"));
    if (stopped) {
      return Means.STOP;
    }
    if (leftUsd.compareTo(sum(Turn::fullUsd, any -> true)) >= 0) {
      return Means.FULL;
    }
    if (leftUsd.compareTo(sum(Turn::quickUsd, any -> true)) >= 0) {
      return Means.QUICK;
    }
    BigDecimal spare = leftUsd.subtract(sum(Turn::quickUsd, one -> !one.canPass()));
    if (turn.canPass()) {
      return spare.compareTo(turn.quickUsd()) >= 0 ? Means.QUICK : Means.PASS;
    }
    return spare.signum() >= 0 ? Means.QUICK : Means.STOP;
  }

  private BigDecimal sum(Function<Turn, BigDecimal> usd, Predicate<Turn> which) {
    return remaining.stream().filter(which).map(usd).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
