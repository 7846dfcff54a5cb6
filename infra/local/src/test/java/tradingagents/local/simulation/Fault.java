package tradingagents.local.simulation;

/** What can go wrong, and where the chance for it arises. */
enum Fault {
  /** The process dies before a call leaves it. */
  CRASH_BEFORE(At.CALL),
  /** The process dies when a call was performed and before its answer is seen. */
  CRASH_AFTER(At.CALL),
  /** One call is refused: too fast. */
  THROTTLED(At.CALL),
  /** A call and all its repetitions are refused. */
  OUTAGE(At.CALL),
  /** A call was performed, its answer is lost, the client repeats it. */
  LOST_ANSWER(At.CALL),
  /** A call was performed, its answer is lost and no repetition gets through. */
  UNKNOWN_ANSWER(At.CALL),
  /** The process stands still past its lease and its visibility time-out, then goes on. */
  FREEZE(At.CALL),
  /** The bus answers 200 and says that it took nothing. */
  BUS_REFUSES(At.ANNOUNCEMENT),
  /** The bus never delivers to this step. */
  LOST_EVENT(At.DELIVERY),
  /** The bus delivers twice. */
  DUPLICATE(At.DELIVERY),
  /** The message comes minutes late, overtaken by others. */
  DELAY(At.DELIVERY),
  /** The message is shown to a second consumer while the first works. */
  TWO_AT_ONCE(At.RECEIPT),
  /** The work is done, the message is not deleted. */
  LOST_ACK(At.RECEIPT),
  /** All messages of this step's queue are gone. */
  LOST_QUEUE(At.RECEIPT),
  /** The reasoner does not answer in time, once. */
  REASONER_TIMEOUT(At.REASONING),
  /** The reasoner never answers. */
  REASONER_DEAD(At.REASONING),
  /** The reasoner answers what cannot be read. */
  REASONER_GARBAGE(At.REASONING);

  /** Where a chance arises. */
  enum At {
    /** Each call over the wire. */
    CALL,
    /** Each announcement. */
    ANNOUNCEMENT,
    /** Each message on its way into a queue. */
    DELIVERY,
    /** Each message on its way out of a queue. */
    RECEIPT,
    /** Each turn of an agent: decided when the run begins. */
    REASONING
  }

  private final At at;

  Fault(At at) {
    this.at = at;
  }

  At at() {
    return at;
  }

  /** Whether a message may be gone for good, so that only the sweeper can help. */
  boolean losesMessages() {
    return this == LOST_EVENT || this == LOST_QUEUE;
  }
}
