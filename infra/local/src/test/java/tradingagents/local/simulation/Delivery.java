package tradingagents.local.simulation;

/**
 * A message that the abstract protocol is handling.
 *
 * @param task of which task
 * @param phase where it stands
 * @param isFresh whether its view of the run is the newest
 * @param announces what it announces, as bits
 */
record Delivery(int task, Phase phase, boolean isFresh, int announces)
    implements Comparable<Delivery> {

  /** Where a delivery stands. */
  enum Phase {
    /** It has loaded the run and asks for the lease. */
    LOADED,
    /** It has the lease and has worked; it records next. */
    WORKED,
    /** Its outcome is recorded, it announces next and is acknowledged. */
    ANNOUNCING
  }

  /** The same with a view that somebody else's record made old. */
  Delivery stale() {
    return phase == Phase.ANNOUNCING ? this : new Delivery(task, phase, false, 0);
  }

  @Override
  public int compareTo(Delivery other) {
    return Integer.compare(key(), other.key());
  }

  private int key() {
    int standing =
        switch (phase) {
          case LOADED -> 0;
          case WORKED -> 1;
          case ANNOUNCING -> 2;
        };
    return ((task * 3 + standing) * 2 + (isFresh ? 1 : 0)) << 14 | announces;
  }
}
