package tradingagents.quant.backtest;

/**
 * A rule that decides what to hold, from what was known at the close of a bar and nothing else. A
 * strategy is a value; what it remembers from bar to bar is in the {@link Decider} it starts.
 */
public interface Strategy {
  /**
   * How people write it.
   *
   * @return such as {@code sma:20:50}
   */
  String name();

  /**
   * How many bars pass before it can decide.
   *
   * @return the index of the first bar that may bring a decision
   */
  int warmUp();

  /**
   * A new start.
   *
   * @param instruments how many there are
   * @return has seen no bar yet
   */
  Decider start(int instruments);

  /** A strategy at work. Not for several threads. */
  @FunctionalInterface
  interface Decider {
    /**
     * Looks at a bar that has just closed; each bar once, in order, from the first. Saying nothing
     * keeps what is held.
     *
     * @param view everything up to this close
     * @param targets where decisions go
     */
    void decide(View view, Targets targets);
  }
}
