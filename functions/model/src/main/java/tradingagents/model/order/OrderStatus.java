package tradingagents.model.order;

import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * The life of an order. {@link #on} is the whole of it: one line per state, any other arrow fails.
 */
public enum OrderStatus {
  /** Durably intended, not sent: a crash here loses nothing and sends nothing. */
  INTENT,
  /** Sent, no answer yet. */
  SENT,
  /** At the broker, waiting for its fill. */
  WORKING,
  /** A part is filled, the rest is waiting. */
  PARTLY_FILLED,
  /** Done: all of it filled. */
  FILLED,
  /** Done: refused by the broker. */
  REJECTED,
  /** Done: withdrawn. */
  CANCELLED,
  /** Done: out of time. */
  EXPIRED,
  /** Sent, the answer was lost: only a look-up may follow, never a second send. */
  UNKNOWN;

  /**
   * The state after an event.
   *
   * @param event what happened
   * @return the next state, or ILLEGAL_TRANSITION
   */
  public Result<OrderStatus> on(OrderEvent event) {
    return switch (this) {
      case INTENT ->
          switch (event) {
            case SENT -> Result.ok(SENT);
            // Withdrawn before anybody else heard of it.
            case CANCELLED -> Result.ok(CANCELLED);
            case ACCEPTED, PARTLY_FILLED, FILLED, REJECTED, EXPIRED, ANSWER_LOST -> illegal(event);
          };
      case SENT, UNKNOWN ->
          switch (event) {
            case ACCEPTED -> Result.ok(WORKING);
            case ANSWER_LOST -> Result.ok(UNKNOWN);
            // A fill can overtake its acknowledgement.
            case PARTLY_FILLED -> Result.ok(PARTLY_FILLED);
            case FILLED -> Result.ok(FILLED);
            case REJECTED -> Result.ok(REJECTED);
            case CANCELLED -> Result.ok(CANCELLED);
            case EXPIRED -> Result.ok(EXPIRED);
            case SENT -> illegal(event);
          };
      case WORKING, PARTLY_FILLED ->
          switch (event) {
            case PARTLY_FILLED -> Result.ok(PARTLY_FILLED);
            case FILLED -> Result.ok(FILLED);
            case CANCELLED -> Result.ok(CANCELLED);
            case EXPIRED -> Result.ok(EXPIRED);
            case SENT, ACCEPTED, REJECTED, ANSWER_LOST -> illegal(event);
          };
      case FILLED, REJECTED, CANCELLED, EXPIRED -> illegal(event);
    };
  }

  /**
   * Whether nothing can happen any more.
   *
   * @return true for the four ends
   */
  public boolean isDone() {
    return switch (this) {
      case FILLED, REJECTED, CANCELLED, EXPIRED -> true;
      case INTENT, SENT, WORKING, PARTLY_FILLED, UNKNOWN -> false;
    };
  }

  private Result<OrderStatus> illegal(OrderEvent event) {
    return Result.err(
        Reason.ILLEGAL_TRANSITION, "an order that is " + this + " cannot become " + event);
  }
}
