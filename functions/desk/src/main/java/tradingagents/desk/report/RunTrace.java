package tradingagents.desk.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Failure;

/**
 * Where the time of a run went, derived from its stored outcomes alone: who spoke because of whom,
 * how long each turn waited between its announcement and its start, and how long it worked. Works
 * for open runs too. The announcement of a turn is the end of the outcome that made it due.
 *
 * @param runId unique
 * @param symbol the instrument
 * @param status how the run stands
 * @param correlationId ties together everything that the request caused
 * @param door where the request came from
 * @param createdAt when the run was asked for
 * @param finishedAt when the outcome that ended the run was said; null while the run is open
 * @param costUsd decimal text
 * @param spans who spoke, as a tree in depth-first order: what an outcome unlocked stands under it
 * @param due whose turn it is
 */
public record RunTrace(
    String runId,
    String symbol,
    Status status,
    String correlationId,
    String door,
    Instant createdAt,
    @Nullable Instant finishedAt,
    String costUsd,
    List<Span> spans,
    List<Due> due) {
  /** Copies the lists. */
  public RunTrace {
    spans = List.copyOf(spans);
    due = List.copyOf(due);
  }

  /**
   * One turn that was taken.
   *
   * @param task whose
   * @param level depth in the tree, from 0
   * @param cause whose outcome made it due; null for the request itself, and for a person or clock
   * @param announcedAt when it became due; null when nothing announces it
   * @param startedAt when the work began
   * @param finishedAt when it ended
   * @param outcome the type of what was said
   * @param model who really spoke; null for deterministic steps
   * @param costUsd decimal text
   * @param failure why it was given up, or null
   * @param onLongestWay whether the run would have ended sooner had this turn been shorter
   */
  public record Span(
      Task task,
      int level,
      @Nullable Task cause,
      @Nullable Instant announcedAt,
      Instant startedAt,
      Instant finishedAt,
      String outcome,
      @Nullable String model,
      String costUsd,
      @Nullable String failure,
      boolean onLongestWay) {
    /**
     * From the announcement to the start.
     *
     * @return zero when nothing announced it; clocks of two machines may differ, so never negative
     */
    public Duration waited() {
      Duration waited =
          announcedAt == null ? Duration.ZERO : Duration.between(announcedAt, startedAt);
      return waited.isNegative() ? Duration.ZERO : waited;
    }

    /**
     * From start to end.
     *
     * @return never negative
     */
    public Duration worked() {
      Duration worked = Duration.between(startedAt, finishedAt);
      return worked.isNegative() ? Duration.ZERO : worked;
    }
  }

  /**
   * One turn that is not taken yet.
   *
   * @param task whose
   * @param cause whose outcome made it due; null for the request itself
   * @param announcedAt when it became due
   */
  public record Due(Task task, @Nullable Task cause, Instant announcedAt) {}

  /** Why a task became due: the outcome, or none for the request itself. */
  private record Cause(@Nullable Task task, Instant at) {}

  /**
   * The trace of a run.
   *
   * @param run as it stands
   * @return from its stored outcomes
   */
  public static RunTrace of(Run run) {
    Map<Task, Cause> causes = causes(run);
    Set<Task> longest = longestWay(run, causes);
    List<Span> spans = new ArrayList<>();
    collect(run, causes, longest, null, 0, spans);
    Status status = Workflow.status(run);
    Optional<Instant> end =
        status.isFinal()
            ? run.outcomes().stream().map(Recorded::finishedAt).max(Comparator.naturalOrder())
            : Optional.empty();
    List<Due> due = new ArrayList<>();
    for (Task task : Workflow.due(run)) {
      Cause cause = causes.getOrDefault(task, new Cause(null, run.mandate().createdAt()));
      due.add(new Due(task, cause.task(), cause.at()));
    }
    return new RunTrace(
        run.id(),
        run.mandate().symbol().value(),
        status,
        run.correlationId(),
        run.mandate().origin().door(),
        run.mandate().createdAt(),
        end.orElse(null),
        RunWords.cost(run).toPlainString(),
        spans,
        due);
  }

  /**
   * Time on the longest way that nobody worked in.
   *
   * @return the sum of what its turns waited
   */
  public Duration waited() {
    return sum(spans.stream().filter(Span::onLongestWay).map(Span::waited).toList());
  }

  /**
   * Time on the longest way that somebody worked in.
   *
   * @return the sum of what its turns worked
   */
  public Duration worked() {
    return sum(spans.stream().filter(Span::onLongestWay).map(Span::worked).toList());
  }

  private static Duration sum(List<Duration> all) {
    return all.stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** Replays the run: the first outcome after which a task is due is its cause. */
  private static Map<Task, Cause> causes(Run run) {
    Map<Task, Cause> causes = new LinkedHashMap<>();
    Run replayed = Run.start(run.id(), run.mandate());
    Cause request = new Cause(null, run.mandate().createdAt());
    Workflow.due(replayed).forEach(task -> causes.put(task, request));
    for (Recorded recorded : run.outcomes()) {
      replayed = replayed.with(recorded);
      Cause cause = new Cause(recorded.task(), recorded.finishedAt());
      Workflow.due(replayed).forEach(task -> causes.putIfAbsent(task, cause));
    }
    return causes;
  }

  private static Set<Task> longestWay(Run run, Map<Task, Cause> causes) {
    Set<Task> way = new HashSet<>();
    Task task = run.outcomes().isEmpty() ? null : run.outcomes().getLast().task();
    while (task != null && way.add(task)) {
      Cause cause = causes.get(task);
      task = cause == null ? null : cause.task();
    }
    return way;
  }

  /** What a person or the clock said stands on the first level: no outcome unlocked it. */
  private static void collect(
      Run run,
      Map<Task, Cause> causes,
      Set<Task> longest,
      @Nullable Task parent,
      int level,
      List<Span> spans) {
    for (Recorded recorded : run.outcomes()) {
      Cause cause = causes.get(recorded.task());
      Task under = cause == null ? null : cause.task();
      if (Objects.equals(under, parent)) {
        spans.add(span(recorded, cause, level, longest.contains(recorded.task())));
        collect(run, causes, longest, recorded.task(), level + 1, spans);
      }
    }
  }

  private static Span span(Recorded recorded, @Nullable Cause cause, int level, boolean longest) {
    return new Span(
        recorded.task(),
        level,
        cause == null ? null : cause.task(),
        cause == null ? null : cause.at(),
        recorded.startedAt(),
        recorded.finishedAt(),
        recorded.outcome().getClass().getSimpleName(),
        recorded.usage().model(),
        recorded.usage().costUsd().toPlainString(),
        recorded.outcome() instanceof Failed(Failure failure) ? failure.toString() : null,
        longest);
  }
}
