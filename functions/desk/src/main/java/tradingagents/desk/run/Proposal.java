package tradingagents.desk.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.model.money.Price;

/**
 * What the trader would do.
 *
 * @param action three words on purpose: the tier is the managers' business
 * @param reasoning why
 * @param entry the price it was judged at, when there is one
 * @param stop the price that would prove it wrong, when there is one
 * @param samples what each sample said, in order, this one included; empty when it was asked once
 */
public record Proposal(
    Action action,
    String reasoning,
    @Nullable Price entry,
    @Nullable Price stop,
    List<Proposal> samples)
    implements Outcome {
  /** Copies the list. */
  public Proposal {
    samples = List.copyOf(samples);
  }

  /** A proposal that was asked for once. */
  public Proposal(Action action, String reasoning, @Nullable Price entry, @Nullable Price stop) {
    this(action, reasoning, entry, stop, List.of());
  }

  /**
   * The same with what the samples said.
   *
   * @param all in order
   * @return this proposal speaks for them
   */
  public Proposal among(List<Proposal> all) {
    return new Proposal(action, reasoning, entry, stop, all);
  }

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
