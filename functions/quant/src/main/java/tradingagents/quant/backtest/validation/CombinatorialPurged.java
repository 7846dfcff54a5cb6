package tradingagents.quant.backtest.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import tradingagents.quant.measure.Growth;
import tradingagents.quant.measure.Ratios;

/**
 * Combinatorial purged cross-validation: bars in N consecutive groups, every choice of k of them a
 * test, trained on what {@link PurgedKFold}'s rule leaves of the others. That makes C(N, k) splits,
 * in each group C(N - 1, k - 1) = k/N C(N, k) tests, and so as many whole histories: path p takes
 * group g from the p-th of the splits that test g, splits in lexicographic order of their groups.
 * Source: M. Lopez de Prado, Advances in Financial Machine Learning (2018), chapter 12, whose
 * figure 12.1 is (6, 2): 15 splits, 5 paths.
 *
 * @param groups N, two or more
 * @param tested k, one or more and fewer than N
 * @param horizon bars that a label reaches forward, 0 or more
 * @param embargo further bars kept free on both sides of a test, 0 or more
 */
public record CombinatorialPurged(int groups, int tested, int horizon, int embargo) {
  private static final int MOST_GROUPS = 60;

  /** Checks the numbers. */
  public CombinatorialPurged {
    if (groups < 2 || groups > MOST_GROUPS || tested < 1 || tested >= groups) {
      throw new IllegalArgumentException(
          "there are 2 to %d groups and 1 or more of them are tested but not all, not %d of %d"
              .formatted(MOST_GROUPS, tested, groups));
    }
    long splits = Choose.count(groups, tested);
    if (splits > WalkForward.MOST_SPLITS) {
      throw new IllegalArgumentException(
          "%d of %d groups make %d splits; at most %d are allowed"
              .formatted(tested, groups, splits, WalkForward.MOST_SPLITS));
    }
    Purge.check(horizon, embargo);
  }

  /** How many splits, C(N, k). */
  public int splitCount() {
    return (int) Choose.count(groups, tested);
  }

  /** How many paths, C(N - 1, k - 1). */
  public int pathCount() {
    return (int) Choose.count(groups - 1, tested - 1);
  }

  /** The splits of so many bars. Refuses one with nothing to train on. */
  public List<Fold> splits(int bars) {
    Purge purge = new Purge(horizon, embargo);
    List<Span> spans = Purge.groups(bars, groups);
    List<Fold> splits = new ArrayList<>();
    for (int[] chosen : Choose.all(groups, tested)) {
      List<Span> test = Arrays.stream(chosen).mapToObj(spans::get).toList();
      splits.add(new Fold(purge.training(bars, test), test));
    }
    return List.copyOf(splits);
  }

  /**
   * Which split each path takes each group from.
   *
   * @return one row for each path, in it one index into {@link #splits} for each group
   */
  public int[][] paths() {
    int[][] paths = new int[pathCount()][groups];
    int[] seen = new int[groups];
    int[][] chosen = Choose.all(groups, tested);
    for (int split = 0; split < chosen.length; split++) {
      for (int group : chosen[split]) {
        paths[seen[group]++][group] = split;
      }
    }
    return paths;
  }

  /**
   * The histories that were put together.
   *
   * @param returns one series for each path, one return for each bar
   * @param sharpe the annualised Sharpe ratio of each path
   * @param annualReturn the return per year of each path
   */
  public record Paths(List<double[]> returns, Distribution sharpe, Distribution annualReturn) {
    /** Keeps the list; the series in it are the caller's to leave alone. */
    public Paths {
      returns = List.copyOf(returns);
    }
  }

  /**
   * Runs all of it: one choice for each split, made on its training spans and nothing else, then
   * the returns of that choice on each of its test spans.
   *
   * @param <C> what is chosen
   * @param bars how many there are
   * @param periodsPerYear 252 of days
   * @param choose from training spans to the choice
   * @param apply from a choice and a test span to the returns of that span, one for each bar
   */
  public <C> Paths run(
      int bars,
      int periodsPerYear,
      Function<List<Span>, C> choose,
      BiFunction<C, Span, double[]> apply) {
    double[][] returns = new double[pathCount()][bars];
    int[] seen = new int[groups];
    List<Span> spans = Purge.groups(bars, groups);
    for (Fold split : splits(bars)) {
      C choice = choose.apply(split.training());
      for (Span test : split.test()) {
        double[] part = WalkForward.returns(apply, choice, test);
        int path = seen[spans.indexOf(test)]++;
        System.arraycopy(part, 0, returns[path], test.from(), part.length);
      }
    }
    return new Paths(
        List.of(returns),
        Distribution.of(
            Arrays.stream(returns).mapToDouble(r -> Ratios.sharpe(r, periodsPerYear, 0)).toArray()),
        Distribution.of(
            Arrays.stream(returns).mapToDouble(r -> Growth.annual(r, periodsPerYear)).toArray()));
  }
}
