package tradingagents.desk.run;

/** How a run stands, derived from its outcomes. */
public enum Status {
  /** Something is due. */
  RUNNING,
  /** An order waits for a person's word. */
  WAITING_APPROVAL,
  /** Finished: decided, and ordered where that was due and allowed. */
  CLOSED,
  /** Finished: a person must look, nothing was ordered. */
  REVIEW,
  /** Finished: an essential step could not be done. */
  FAILED,
  /** Finished: a person stopped it. */
  CANCELLED;

  /**
   * Whether nothing more will happen.
   *
   * @return false for RUNNING and WAITING_APPROVAL
   */
  public boolean isFinal() {
    return this != RUNNING && this != WAITING_APPROVAL;
  }
}
