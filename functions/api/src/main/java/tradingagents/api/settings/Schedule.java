package tradingagents.api.settings;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.api.runs.Terms;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.desk.run.Step;

/**
 * A standing request for runs.
 *
 * @param id unique
 * @param owner whose; runs are begun in this user's name
 * @param symbols which instruments, one run each
 * @param timing as {@link ScheduleText} writes it
 * @param depth as in {@link Terms}, whose parts stand here one by one: so they are stored
 * @param analysts as in {@link Terms}
 * @param model as in {@link Terms}
 * @param approvalRequired as in {@link Terms}
 * @param reasoning as in {@link Terms}
 * @param dataset as in {@link Terms}
 * @param enabled whether it runs
 * @param dueAt when it is due next; null when it is switched off or never due again
 * @param lastDueAt when it was due last; null before
 * @param version counts changes
 */
public record Schedule(
    String id,
    String owner,
    List<String> symbols,
    ScheduleText timing,
    int depth,
    List<Step> analysts,
    String model,
    boolean approvalRequired,
    ReasoningTerms reasoning,
    @Nullable String dataset,
    boolean enabled,
    @Nullable Instant dueAt,
    @Nullable Instant lastDueAt,
    long version) {
  /** Copies the lists. */
  public Schedule {
    symbols = List.copyOf(symbols);
    analysts = List.copyOf(analysts);
  }

  /**
   * A schedule.
   *
   * @param terms how the runs are to be done; the other parts are those of the record
   */
  Schedule(
      String id,
      String owner,
      List<String> symbols,
      ScheduleText timing,
      Terms terms,
      boolean enabled,
      @Nullable Instant dueAt,
      @Nullable Instant lastDueAt,
      long version) {
    this(
        id,
        owner,
        symbols,
        timing,
        terms.depth(),
        terms.analysts(),
        terms.model(),
        terms.approvalRequired(),
        terms.reasoning(),
        terms.dataset(),
        enabled,
        dueAt,
        lastDueAt,
        version);
  }

  /**
   * How the runs are to be done.
   *
   * @return the parts together
   */
  public Terms terms() {
    return new Terms(depth, analysts, model, approvalRequired, reasoning, dataset);
  }

  /**
   * The same schedule at its next time.
   *
   * @param next when it is due now; null for never
   * @param last when it was due
   * @return the next version
   */
  public Schedule due(@Nullable Instant next, @Nullable Instant last) {
    return new Schedule(id, owner, symbols, timing, terms(), enabled, next, last, version + 1);
  }
}
