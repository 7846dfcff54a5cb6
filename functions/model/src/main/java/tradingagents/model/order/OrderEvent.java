package tradingagents.model.order;

/** What can happen to an order, as our broker adapters report it. */
public enum OrderEvent {
  /** We sent it and have no answer yet. */
  SENT,
  /** The broker has it and works it. */
  ACCEPTED,
  /** A part was filled. */
  PARTLY_FILLED,
  /** The rest was filled. */
  FILLED,
  /** The broker will not take it. */
  REJECTED,
  /** It was withdrawn; fills up to then stand. */
  CANCELLED,
  /** Its time ran out; fills up to then stand. */
  EXPIRED,
  /** The answer was lost: look it up before anything else. */
  ANSWER_LOST
}
