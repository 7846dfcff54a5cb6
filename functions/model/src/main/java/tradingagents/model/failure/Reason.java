package tradingagents.model.failure;

/**
 * Why something could not be done. The order is the order of precedence: when several reasons hold
 * at once, the first in this list is the one to report.
 *
 * <p>{@link #isTransient()} answers the one question a caller must ask: can trying again ever help?
 */
public enum Reason {
  /** The caller asked for something malformed; asking again in the same words cannot help. */
  INVALID(false),
  /** The caller may not do this. */
  FORBIDDEN(false),
  /** The thing named does not exist. */
  NOT_FOUND(false),
  /** The datum does not exist as of the asked instant: a fact about the world, not a fault. */
  NO_DATA(false),
  /** A datum exists but is too old, contradictory or outside its plausible range. */
  DOUBTFUL_DATA(false),
  /** An object's life does not allow this step (a filled order cannot be cancelled). */
  ILLEGAL_TRANSITION(false),
  /** A reasoner answered something that is not the asked type, also after one repair. */
  UNREADABLE_ANSWER(false),
  /** A model's policy forbade the answer, or the model refused it. */
  REFUSED(false),
  /** Every model that could be asked was asked, within the time there was; none answered. */
  NO_ANSWER(false),
  /** What it would cost is more than a budget has left. */
  BUDGET(false),
  /** The run's deadline has passed. */
  DEADLINE(false),
  /** Stored bytes contradict their hash or their schema. */
  CORRUPT(false),
  /** The operation is not offered here; the detail names it. */
  UNSUPPORTED(false),
  /** Somebody else changed the same thing first: read again, then decide again. */
  CONFLICT(true),
  /** Another worker holds the lease on this task. */
  LEASED(true),
  /** The other side asked us to slow down. */
  THROTTLED(true),
  /** No answer in time; what the other side did is unknown. */
  TIMEOUT(true),
  /** The other side cannot be reached or answered that it is unwell. */
  UNAVAILABLE(true);

  private final boolean transientReason;

  Reason(boolean transientReason) {
    this.transientReason = transientReason;
  }

  /**
   * Whether trying the same thing again can help.
   *
   * @return true for reasons that pass with time, false for facts
   */
  public boolean isTransient() {
    return transientReason;
  }
}
