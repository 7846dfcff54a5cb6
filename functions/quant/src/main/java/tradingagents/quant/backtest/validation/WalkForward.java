package tradingagents.quant.backtest.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Walk-forward: choose on a stretch of the past, trade the stretch after it, move on. The
 * out-of-sample spans never overlap, so that their returns can be linked to one series; bars at the
 * end that do not fill a whole one are left out. Source: R. Pardo, The Evaluation and Optimization
 * of Trading Strategies (2nd ed. 2008), chapter 11.
 *
 * @param anchored true: every in-sample span starts at the first bar and grows; false: it rolls on
 *     and keeps its size
 * @param train bars of the (first) in-sample span
 * @param test bars of an out-of-sample span
 * @param step bars from one out-of-sample span to the next, at least {@code test}
 */
public record WalkForward(boolean anchored, int train, int test, int step) {
  /** More is a slip of the keyboard. */
  static final int MOST_SPLITS = 10_000;

  /** Checks the sizes. */
  public WalkForward {
    for (int size : new int[] {train, test, step}) {
      if (size < 1) {
        throw new IllegalArgumentException(
            "train, test and step are one bar or more, not "
                + size
                + " ("
                + train
                + ", "
                + test
                + ", "
                + step
                + ")");
      }
    }
    if (step < test) {
      throw new IllegalArgumentException(
          "overlapping splits: a step of "
              + step
              + " bars would trade bars of a test of "
              + test
              + " twice; the step is "
              + test
              + " or more");
    }
  }

  /**
   * One in-sample span and the out-of-sample span that begins where it ends.
   *
   * @param inSample what is chosen on
   * @param outOfSample what is traded
   */
  public record Split(Span inSample, Span outOfSample) {}

  /** In-sample spans that all start at the first bar; no bar is left out between tests. */
  public static WalkForward anchored(int train, int test) {
    return new WalkForward(true, train, test, test);
  }

  /** In-sample spans of one size; no bar is left out between tests. */
  public static WalkForward rolling(int train, int test) {
    return new WalkForward(false, train, test, test);
  }

  /** The splits of so many bars, oldest first; one or more. */
  public List<Split> splits(int bars) {
    if (bars < (long) train + test) {
      throw new IllegalArgumentException(
          "a walk-forward with a train of %d and a test of %d bars needs %d bars or more, not %d"
              .formatted(train, test, (long) train + test, bars));
    }
    int count = (bars - train - test) / step + 1;
    if (count > MOST_SPLITS) {
      throw new IllegalArgumentException(
          "that makes " + count + " splits; at most " + MOST_SPLITS + " are allowed");
    }
    List<Split> splits = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int now = train + i * step;
      splits.add(new Split(new Span(anchored ? 0 : now - train, now), new Span(now, now + test)));
    }
    return List.copyOf(splits);
  }

  /**
   * Runs all of it. The chooser is given nothing but the in-sample span, and each choice is made
   * before its out-of-sample returns are asked for.
   *
   * @param <C> what is chosen, such as parameters
   * @param bars how many there are
   * @param periodsPerYear 252 of days
   * @param choose from an in-sample span to the choice; must not look at bars from its end on
   * @param apply from a choice and a span to the returns of that span, one for each bar
   */
  public <C> WalkForwardResult<C> run(
      int bars, int periodsPerYear, Function<Span, C> choose, BiFunction<C, Span, double[]> apply) {
    List<WalkForwardResult.Leg<C>> legs = new ArrayList<>();
    for (Split split : splits(bars)) {
      C choice = choose.apply(split.inSample());
      double[] inSample = returns(apply, choice, split.inSample());
      double[] outOfSample = returns(apply, choice, split.outOfSample());
      legs.add(new WalkForwardResult.Leg<>(split, choice, inSample, outOfSample, periodsPerYear));
    }
    return new WalkForwardResult<>(legs, periodsPerYear);
  }

  static <C> double[] returns(BiFunction<C, Span, double[]> apply, C choice, Span span) {
    double[] returns = apply.apply(choice, span);
    if (returns.length != span.size()) {
      throw new IllegalArgumentException(
          "the span "
              + span
              + " has "
              + span.size()
              + " bars and got "
              + returns.length
              + " returns");
    }
    return returns;
  }
}
