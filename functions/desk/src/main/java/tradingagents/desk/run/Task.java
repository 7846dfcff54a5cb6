package tradingagents.desk.run;

/**
 * One turn of one step. Together with the run's id it is the idempotency key of everything that
 * happens in that turn.
 *
 * @param step who
 * @param round from 1; only debates have more than one
 */
public record Task(Step step, int round) implements Comparable<Task> {
  /** Checks the round. */
  public Task {
    if (round < 1) {
      throw new IllegalArgumentException("rounds start at 1");
    }
  }

  /**
   * The first (and for most steps only) turn.
   *
   * @param step who
   * @return round 1
   */
  public static Task of(Step step) {
    return new Task(step, 1);
  }

  @Override
  public int compareTo(Task other) {
    int byRound = Integer.compare(round, other.round);
    return byRound != 0 ? byRound : step.compareTo(other.step);
  }

  /** Such as {@code bull-researcher#2}. */
  @Override
  public String toString() {
    return step + "#" + round;
  }
}
