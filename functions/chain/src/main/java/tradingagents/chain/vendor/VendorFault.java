package tradingagents.chain.vendor;

/**
 * How a vendor failed to answer. The class decides the consequence: only transient ones are tried
 * again and count for the circuit breaker; a quota sets a time before which the vendor is not asked
 * at all; what is true of the question is remembered for that question only.
 */
public enum VendorFault {
  /** The vendor knows no such symbol or series. */
  UNKNOWN_SYMBOL(Scope.QUESTION),
  /** The vendor knows it and has nothing of this kind for it. */
  ABSENT(Scope.QUESTION),
  /** The vendor says that the question is malformed: our fault. */
  BAD_REQUEST(Scope.QUESTION),
  /** The vendor's plan does not include this. */
  PLAN(Scope.QUESTION),
  /** Too many calls within seconds or a minute. */
  QUOTA_BURST(Scope.VENDOR),
  /** The day's calls are used up. */
  QUOTA_DAILY(Scope.VENDOR),
  /** The key is missing, wrong or was withdrawn. */
  AUTH(Scope.VENDOR),
  /** No answer, or an answer that says it is unwell: may pass. */
  TRANSIENT(Scope.MOMENT),
  /** An answer that cannot be read or contradicts itself. */
  MALFORMED(Scope.MOMENT),
  /** A page for people instead of an answer. */
  MAINTENANCE(Scope.MOMENT),
  /** An answer that is older than its kind may be. */
  STALE(Scope.MOMENT);

  /** For what a fault holds. */
  public enum Scope {
    /** This question to this vendor. */
    QUESTION,
    /** Every question to this vendor, until a time or a person changes it. */
    VENDOR,
    /** This moment. */
    MOMENT
  }

  private final Scope scope;

  VendorFault(Scope scope) {
    this.scope = scope;
  }

  /**
   * For what it holds.
   *
   * @return question, vendor or moment
   */
  public Scope scope() {
    return scope;
  }

  /**
   * Whether it counts for the circuit breaker and may be tried again.
   *
   * @return true for faults of the moment but an answer that is only old
   */
  public boolean isTransient() {
    return scope == Scope.MOMENT && this != STALE;
  }
}
