package tradingagents.quant.backtest.validation;

import java.util.List;

/**
 * K-fold cross-validation for labels that reach into the future: each of k consecutive groups of
 * bars is the test once, and no bar trains whose label (the bars i to i + horizon) shares a bar
 * with the test's labels, widened by the embargo on both sides. Group sizes differ by one bar at
 * most. {@link CombinatorialPurged} with one group tested at a time runs just these folds. Source:
 * M. Lopez de Prado, Advances in Financial Machine Learning (2018), chapter 7.
 *
 * @param folds how many, two or more
 * @param horizon bars that a label reaches forward, 0 or more
 * @param embargo further bars kept free on both sides of a test, 0 or more
 */
public record PurgedKFold(int folds, int horizon, int embargo) {
  /** Checks the numbers. */
  public PurgedKFold {
    if (folds < 2 || folds > WalkForward.MOST_SPLITS) {
      throw new IllegalArgumentException(
          "cross-validation has 2 to " + WalkForward.MOST_SPLITS + " folds, not " + folds);
    }
    Purge.check(horizon, embargo);
  }

  /** The folds of so many bars, the earliest test first. Refuses a fold with nothing to train. */
  public List<Fold> folds(int bars) {
    Purge purge = new Purge(horizon, embargo);
    return Purge.groups(bars, folds).stream()
        .map(test -> new Fold(purge.training(bars, List.of(test)), List.of(test)))
        .toList();
  }
}
