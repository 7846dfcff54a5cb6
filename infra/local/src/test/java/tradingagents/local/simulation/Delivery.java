package tradingagents.local.simulation;

/**
 * A delivery: of which task, where it stands, whether its view is the newest, what it announces.
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

  private int key() {
    int standing =
        switch (phase) {
          case LOADED -> 0;
          case WORKED -> 1;
          case ANNOUNCING -> 2;
        };
    return ((task * 3 + standing) * 2 + (isFresh ? 1 : 0)) << 14 | announces;
  }

  @Override
  public int compareTo(Delivery other) {
    return Integer.compare(key(), other.key());
  }

  Delivery stale() {
    return phase == Phase.ANNOUNCING ? this : new Delivery(task, phase, false, 0);
  }
}
