package tradingagents.desk.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The facts of one run so far. There is no stored phase: what is due and how the run stands are
 * derived by {@link Workflow}.
 *
 * @param id unique
 * @param mandate what was asked
 * @param outcomes in the order they were recorded, each task at most once
 * @param version how many changes were stored; the condition of the next one
 * @param orderIntended whether an order was durably intended: from then on the run must learn its
 *     fate
 */
public record Run(
    String id, Mandate mandate, List<Recorded> outcomes, long version, boolean orderIntended) {
  /** Copies the outcomes and checks that no task spoke twice. */
  public Run {
    outcomes = List.copyOf(outcomes);
    if (outcomes.stream().map(Recorded::task).distinct().count() != outcomes.size()) {
      throw new IllegalArgumentException("a task is recorded at most once");
    }
  }

  /**
   * A run in which nobody has spoken.
   *
   * @param id unique
   * @param mandate what is asked
   * @return version 1
   */
  public static Run start(String id, Mandate mandate) {
    return new Run(id, mandate, List.of(), 1, false);
  }

  /**
   * What ties together everything that one request caused: log lines, announcements, events.
   *
   * @return as given by whoever asked, else the run's id
   */
  public String correlationId() {
    String given = mandate.origin().correlationId();
    return given.isEmpty() ? id : given;
  }

  /**
   * The run with one more fact.
   *
   * @param recorded of a task that has not spoken
   * @return the next version
   */
  public Run with(Recorded recorded) {
    List<Recorded> next = new ArrayList<>(outcomes);
    next.add(recorded);
    return new Run(id, mandate, next, version + 1, orderIntended);
  }

  /**
   * The run as if a task had not spoken.
   *
   * @param task to leave out
   * @return same version
   */
  public Run without(Task task) {
    List<Recorded> next = outcomes.stream().filter(r -> !r.task().equals(task)).toList();
    return new Run(id, mandate, next, version, orderIntended);
  }

  /**
   * The run as one sample of its deciding steps saw it: of each outcome that was sampled, what that
   * sample said.
   *
   * @param sample from 0
   * @return the same run when nothing was sampled
   */
  public Run ofSample(int sample) {
    List<Recorded> own =
        outcomes.stream()
            .map(r ->
                new Recorded(
                    r.task(),
                    ofSample(r.outcome(), sample),
                    r.usage(),
                    r.startedAt(),
                    r.finishedAt()))
            .toList();
    return new Run(id, mandate, own, version, orderIntended);
  }

  private static Outcome ofSample(Outcome outcome, int sample) {
    return switch (outcome) {
      case Ruling r when !r.samples().isEmpty() -> r.samples().get(sample);
      case Proposal p when !p.samples().isEmpty() -> p.samples().get(sample);
      default -> outcome;
    };
  }

  /**
   * The run once its order is durably intended.
   *
   * @return the next version
   */
  public Run withOrderIntended() {
    return new Run(id, mandate, outcomes, version + 1, true);
  }

  /**
   * What a task said.
   *
   * @param task whose turn
   * @return empty when it has not spoken
   */
  public Optional<Recorded> recorded(Task task) {
    return outcomes.stream().filter(r -> r.task().equals(task)).findFirst();
  }

  /**
   * Whether a task has spoken.
   *
   * @param task whose turn
   * @return true once recorded
   */
  public boolean has(Task task) {
    return recorded(task).isPresent();
  }

  /**
   * The one outcome of a type that only one step can say, such as the decision.
   *
   * @param type the outcome's type
   * @param <T> the outcome's type
   * @return empty when nobody said it
   */
  public <T extends Outcome> Optional<T> outcome(Class<T> type) {
    return all(type).findFirst();
  }

  /**
   * All outcomes of a type in the order they were recorded.
   *
   * @param type the outcome's type
   * @param <T> the outcome's type
   * @return possibly none
   */
  public <T extends Outcome> Stream<T> all(Class<T> type) {
    return outcomes.stream().map(Recorded::outcome).filter(type::isInstance).map(type::cast);
  }
}
