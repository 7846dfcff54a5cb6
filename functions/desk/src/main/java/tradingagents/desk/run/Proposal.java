package tradingagents.desk.run;

import org.jspecify.annotations.Nullable;
import tradingagents.model.money.Price;

/**
 * What the trader would do.
 *
 * @param action three words on purpose: the tier is the managers' business
 * @param reasoning why
 * @param entry the price it was judged at, when there is one
 * @param stop the price that would prove it wrong, when there is one
 */
public record Proposal(Action action, String reasoning, @Nullable Price entry, @Nullable Price stop)
    implements Outcome {

  /** The trader's words. */
  public enum Action {
    /** Raise the position. */
    BUY,
    /** Leave it. */
    HOLD,
    /** Lower it. */
    SELL,
    /** A person must look. */
    REVIEW
  }
}
