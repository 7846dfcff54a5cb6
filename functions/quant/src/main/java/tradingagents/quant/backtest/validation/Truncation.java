package tradingagents.quant.backtest.validation;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * The look-ahead check: what was decided on a shorter history must be what the whole history says
 * was decided then. Decisions are computed anew on histories cut off at several bars and compared
 * exactly with the decisions of the whole; the cuts are the shortest, the one before the whole and
 * others drawn by the seed without repeats, or all of them if there are no more than asked for. A
 * cut can only show what depends on bars after it, so a rare leak needs many cuts.
 *
 * @param cuts how many shorter histories are tried, two or more
 * @param seed of the choice
 */
public record Truncation(int cuts, long seed) {
  /** Enough to catch a leak at every other bar but once in a million. */
  public static final Truncation STANDARD = new Truncation(22, 0);

  /** Checks the number of cuts. */
  public Truncation {
    if (cuts < 2) {
      throw new IllegalArgumentException("two cuts or more are tried, not " + cuts);
    }
  }

  /**
   * A decision about the past that more history changed.
   *
   * @param bar whose decision it is, from 0
   * @param history so many bars were known when it was made
   * @param then what it was
   * @param whole so many bars were known later
   * @param now what the whole history says it was
   */
  public record Change(int bar, int history, double then, int whole, double now) {
    /** One sentence. */
    public String text() {
      return ("look-ahead: with %d bars of history the decision at bar %d is %s,"
              + " with %d bars it is %s")
          .formatted(history, bar, then, whole, now);
    }
  }

  /**
   * Looks for look-ahead.
   *
   * @param shortest the shortest history that can be decided on, one bar or more
   * @param bars how many there are, more than {@code shortest}
   * @param decisions from a length of history to one value for each of its bars
   * @return the change at the earliest bar that was found, empty when the past stood still
   */
  public Optional<Change> change(int shortest, int bars, IntFunction<double[]> decisions) {
    if (shortest < 1 || bars <= shortest) {
      throw new IllegalArgumentException(
          "there is nothing to cut between %d and %d bars: the shortest history has one bar or"
                  .formatted(shortest, bars)
              + " more and the whole has more than it");
    }
    double[] whole = decided(decisions, bars);
    Optional<Change> earliest = Optional.empty();
    for (int cut : chosen(shortest, bars)) {
      double[] part = decided(decisions, cut);
      int bar = 0;
      while (bar < cut && same(part[bar], whole[bar])) {
        bar++;
      }
      if (bar < cut && (earliest.isEmpty() || bar < earliest.get().bar())) {
        earliest = Optional.of(new Change(bar, cut, part[bar], bars, whole[bar]));
      }
    }
    return earliest;
  }

  /** Refuses look-ahead with a sentence that says where; the arguments are {@link #change}'s. */
  public void refuse(int shortest, int bars, IntFunction<double[]> decisions) {
    change(shortest, bars, decisions)
        .ifPresent(change -> {
          throw new IllegalArgumentException(change.text());
        });
  }

  /** Nothing known is nothing known; the sign of zero is no decision. */
  private static boolean same(double a, double b) {
    return a == b || (Double.isNaN(a) && Double.isNaN(b));
  }

  private static double[] decided(IntFunction<double[]> decisions, int bars) {
    double[] values = decisions.apply(bars);
    if (values.length != bars) {
      throw new IllegalArgumentException(
          bars + " bars have as many decisions, not " + values.length);
    }
    return values;
  }

  /** Ascending: the shortest, the longest, and of those between each with the chance it needs. */
  private int[] chosen(int shortest, int bars) {
    int possible = bars - shortest;
    int[] chosen = new int[Math.min(cuts, possible)];
    RandomGenerator random = Chances.of(seed);
    chosen[0] = shortest;
    chosen[chosen.length - 1] = bars - 1;
    int taken = 1;
    for (int cut = shortest + 1; taken < chosen.length - 1; cut++) {
      if (random.nextInt(bars - 1 - cut) < chosen.length - 1 - taken) {
        chosen[taken++] = cut;
      }
    }
    return chosen;
  }
}
